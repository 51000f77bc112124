/**
 * A hyperparameter in one line: from a field come the form control, its range and initial value, the schema that checks it at
 * every border and the TypeScript type. Label, help and "what happens if I raise it" stand in the catalogue under `fields`.
 */
import * as v from 'valibot';
import { t } from './text/text';
import type { Catalogue } from './text/en';

export type FieldText = keyof Catalogue['fields'];

interface Described {
  readonly text: FieldText;
  /** A form shows it only when asked for more. */
  readonly isAdvanced?: true;
}

interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly initial: number;
}

export interface IntField extends NumberRange, Described {
  readonly type: 'int';
}
export interface RealField extends NumberRange, Described {
  readonly type: 'real';
  /** `min` itself is not allowed (a learning rate of 0). */
  readonly exclusiveMin: boolean;
  /** `max` itself is not allowed (a dropout rate of 1). */
  readonly exclusiveMax: boolean;
}
/** A few numbers in a row, each within the range: the height and width of a kernel, a shape, the borders of a schedule. */
export interface NumbersField extends Described {
  readonly type: 'numbers';
  readonly isWhole: boolean;
  readonly min: number;
  readonly max: number;
  readonly minLength: number;
  readonly maxLength: number;
  readonly initial: readonly number[];
}
export interface ChoiceField<C extends string = string> extends Described {
  readonly type: 'choice';
  readonly options: readonly C[];
  readonly initial: C;
  /** What a form begins with when a user adds the part; left out: the initial value. */
  readonly suggested?: C;
}
/** Any of several, none twice. */
export interface ChoicesField<C extends string = string> extends Described {
  readonly type: 'choices';
  readonly options: readonly C[];
  readonly initial: readonly C[];
}
export interface ToggleField extends Described {
  readonly type: 'toggle';
  readonly initial: boolean;
}
/** One of several kinds, each with fields of its own: an initializer, a regularizer, the layer inside Bidirectional. */
export interface VariantField<O extends VariantOptions = VariantOptions> extends Described {
  readonly type: 'variant';
  readonly options: O;
  readonly initial: keyof O & string;
}
export type Field =
  IntField | RealField | NumbersField | ChoiceField | ChoicesField | ToggleField | VariantField;
export interface FieldTable {
  readonly [name: string]: Field;
}
export interface VariantOptions {
  readonly [kind: string]: FieldTable;
}

export type ValueOf<F extends Field> =
  F extends VariantField<infer O>
    ? VariantValue<O>
    : F extends ChoiceField<infer C>
      ? C
      : F extends ChoicesField<infer C>
        ? readonly C[]
        : F extends ToggleField
          ? boolean
          : F extends NumbersField
            ? readonly number[]
            : number;
export type Values<T extends FieldTable> = { readonly [K in keyof T]: ValueOf<T[K]> };
export type VariantValue<O extends VariantOptions> = {
  [K in keyof O & string]: { readonly kind: K } & Values<O[K]>;
}[keyof O & string];

export function int(text: FieldText, range: NumberRange): IntField {
  return { type: 'int', text, ...range };
}

export function real(
  text: FieldText,
  range: NumberRange & { readonly exclusiveMin?: boolean; readonly exclusiveMax?: boolean },
): RealField {
  return { type: 'real', text, exclusiveMin: false, exclusiveMax: false, ...range };
}

type NumbersRange = Omit<NumbersField, 'type' | 'text' | 'isWhole' | 'isAdvanced'>;

export function ints(text: FieldText, range: NumbersRange): NumbersField {
  return { type: 'numbers', text, isWhole: true, ...range };
}

export function reals(text: FieldText, range: NumbersRange): NumbersField {
  return { type: 'numbers', text, isWhole: false, ...range };
}

export function choice<const C extends string>(
  text: FieldText,
  options: readonly C[],
  initial: NoInfer<C>,
): ChoiceField<C> {
  return { type: 'choice', text, options, initial };
}

export function choices<const C extends string>(
  text: FieldText,
  options: readonly C[],
  initial: readonly NoInfer<C>[],
): ChoicesField<C> {
  return { type: 'choices', text, options, initial };
}

export function toggle(text: FieldText, initial: boolean): ToggleField {
  return { type: 'toggle', text, initial };
}

export function variant<const O extends VariantOptions>(
  text: FieldText,
  options: O,
  initial: NoInfer<keyof O & string>,
): VariantField<O> {
  return { type: 'variant', text, options, initial };
}

/** The same field, shown by a form only when asked for more. */
export function advanced<F extends Field>(field: F): F & { readonly isAdvanced: true } {
  return { ...field, isAdvanced: true };
}

/** The same choice, from which a part that a user adds begins with `suggested`: to leave it out still means the initial value. */
export function suggesting<C extends string>(
  field: ChoiceField<C>,
  suggested: NoInfer<C>,
): ChoiceField<C> {
  return { ...field, suggested };
}

/** What is wrong with a value, with the mend, as one sentence to show beside the field; undefined when nothing is. */
export function fieldProblem(field: Field, value: unknown): string | undefined {
  switch (field.type) {
    case 'toggle':
      return typeof value === 'boolean' ? undefined : t('problem.toggle');
    case 'choice':
      return field.options.includes(value as string)
        ? undefined
        : t('problem.choice', { options: field.options.join(', ') });
    case 'choices':
      return choicesProblem(field, value);
    case 'int':
    case 'real':
      return numberProblem(field, value);
    case 'numbers':
      return numbersProblem(field, value);
    case 'variant':
      return variantProblem(field, value);
  }
}

function choicesProblem({ options }: ChoicesField, value: unknown): string | undefined {
  const isFitting =
    Array.isArray(value) &&
    new Set(value).size === value.length &&
    value.every((item) => options.includes(item as string));
  return isFitting ? undefined : t('problem.choices', { options: options.join(', ') });
}

function numbersProblem(field: NumbersField, value: unknown): string | undefined {
  const { isWhole, min, max, minLength, maxLength } = field;
  const isFitting =
    Array.isArray(value) &&
    value.length >= minLength &&
    value.length <= maxLength &&
    value.every(
      (item) =>
        typeof item === 'number' &&
        item >= min &&
        item <= max &&
        (isWhole ? Number.isInteger(item) : Number.isFinite(item)),
    );
  if (isFitting) return undefined;
  const kind = isWhole ? 'whole' : 'real';
  const fewest = minLength === maxLength ? 'same' : String(minLength);
  return t('problem.numbers', { fewest, most: maxLength, min, max, kind });
}

/** Of the kind only: the fields of the kind are checked at their own paths. */
function variantProblem({ options }: VariantField, value: unknown): string | undefined {
  const kind = (value as { readonly kind?: unknown } | null | undefined)?.kind;
  if (typeof kind === 'string' && Object.hasOwn(options, kind)) return undefined;
  return t('problem.choice', { options: Object.keys(options).join(', ') });
}

function numberProblem(field: IntField | RealField, value: unknown): string | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return t('problem.number');
  const { min, max } = field;
  if (field.type === 'int') {
    if (Number.isInteger(value) && value >= min && value <= max) return undefined;
    return t('problem.int', { min, max });
  }
  const tooLow = field.exclusiveMin ? value <= min : value < min;
  const tooHigh = field.exclusiveMax ? value >= max : value > max;
  if (!tooLow && !tooHigh) return undefined;
  return t('problem.real', {
    min,
    max,
    minSign: field.exclusiveMin ? 'above' : 'from',
    maxSign: field.exclusiveMax ? 'below' : 'to',
  });
}

/** The schema of one field; its issue message is `fieldProblem`. */
function fieldSchema(field: Field): v.GenericSchema {
  if (field.type === 'variant') {
    const kinds = Object.entries(field.options).map(([kind, table]) => kindSchema(kind, table));
    return v.variant('kind', kinds as never);
  }
  return v.pipe(
    v.unknown(),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const message = fieldProblem(field, dataset.value);
      if (message !== undefined) addIssue({ message });
    }),
  );
}

/**
 * The strict schema (no unknown keys) of a whole table, optionally tagged with the `kind` that selects it in a union. A value left out
 * is the initial one, so that a file written by hand, or before a field existed, says only what matters to it.
 */
export function tableSchema<T extends FieldTable>(table: T): v.GenericSchema<unknown, Values<T>> {
  // With everything optional an empty list would pass for an empty object.
  const isNoList = v.check<unknown, string>((value) => !Array.isArray(value), 'Object');
  const schema = v.pipe(v.unknown(), isNoList, v.strictObject(fieldSchemas(table)));
  return schema as unknown as v.GenericSchema<unknown, Values<T>>;
}

export function kindSchema<K extends string, T extends FieldTable>(
  kind: K,
  table: T,
): v.GenericSchema<unknown, { readonly kind: K } & Values<T>> {
  const schema = v.strictObject({ kind: v.literal(kind), ...fieldSchemas(table) });
  return schema as unknown as v.GenericSchema<unknown, { readonly kind: K } & Values<T>>;
}

function fieldSchemas(table: FieldTable) {
  return Object.fromEntries(
    Object.entries(table).map(([key, field]) => [
      key,
      v.optional(fieldSchema(field), () => initialValue(field)),
    ]),
  );
}

export function initialValue<F extends Field>(field: F): ValueOf<F> {
  if (field.type !== 'variant') return field.initial as ValueOf<F>;
  const table = field.options[field.initial] ?? {};
  return { kind: field.initial, ...initialValues(table) } as unknown as ValueOf<F>;
}

/** The values that a part begins with when a user adds it: the suggested ones, the initial ones where nothing is suggested. */
export function suggestedValues<T extends FieldTable>(table: T): Values<T> {
  const entries = Object.entries(table).map(([key, field]) => [key, suggestedValue(field)]);
  return Object.fromEntries(entries) as Values<T>;
}

function suggestedValue(field: Field): unknown {
  if (field.type === 'choice') return field.suggested ?? field.initial;
  if (field.type !== 'variant') return field.initial;
  return { kind: field.initial, ...suggestedValues(field.options[field.initial] ?? {}) };
}

/** A fresh set of initial values. */
export function initialValues<T extends FieldTable>(table: T): Values<T> {
  const entries = Object.entries(table).map(([key, field]) => [key, initialValue(field)]);
  return Object.fromEntries(entries) as Values<T>;
}
