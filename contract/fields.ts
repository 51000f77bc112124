/**
 * A hyperparameter in one line: from a field come the form control, its range and initial value, the schema that checks it at
 * every border and the TypeScript type. Label, help and "what happens if I raise it" stand in the catalogue under `fields`.
 */
import * as v from 'valibot';
import { t } from './text/text';
import type { Catalogue } from './text/en';

export type FieldText = keyof Catalogue['fields'];
export type ChoiceText = keyof Catalogue['choices'];

interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly initial: number;
}

export interface IntField extends NumberRange {
  readonly type: 'int';
  readonly text: FieldText;
}
export interface RealField extends NumberRange {
  readonly type: 'real';
  readonly text: FieldText;
  /** `min` itself is not allowed (a learning rate of 0). */
  readonly exclusiveMin: boolean;
  /** `max` itself is not allowed (a dropout rate of 1). */
  readonly exclusiveMax: boolean;
}
export interface ChoiceField<C extends string = string> {
  readonly type: 'choice';
  readonly text: FieldText;
  readonly options: readonly C[];
  readonly initial: C;
}
export interface ToggleField {
  readonly type: 'toggle';
  readonly text: FieldText;
  readonly initial: boolean;
}
export type Field = IntField | RealField | ChoiceField | ToggleField;
export type FieldTable = Readonly<Record<string, Field>>;

export type ValueOf<F extends Field> =
  F extends ChoiceField<infer C> ? C : F extends ToggleField ? boolean : number;
export type Values<T extends FieldTable> = { readonly [K in keyof T]: ValueOf<T[K]> };

export function int(text: FieldText, range: NumberRange): IntField {
  return { type: 'int', text, ...range };
}

export function real(
  text: FieldText,
  range: NumberRange & { readonly exclusiveMin?: boolean; readonly exclusiveMax?: boolean },
): RealField {
  return { type: 'real', text, exclusiveMin: false, exclusiveMax: false, ...range };
}

export function choice<const C extends string>(
  text: FieldText,
  options: readonly C[],
  initial: NoInfer<C>,
): ChoiceField<C> {
  return { type: 'choice', text, options, initial };
}

export function toggle(text: FieldText, initial: boolean): ToggleField {
  return { type: 'toggle', text, initial };
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
    case 'int':
    case 'real':
      return numberProblem(field, value);
  }
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
function fieldSchema(field: Field) {
  return v.pipe(
    v.unknown(),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const message = fieldProblem(field, dataset.value);
      if (message !== undefined) addIssue({ message });
    }),
  );
}

/** The strict schema (no unknown keys) of a whole table, optionally tagged with the `kind` that selects it in a union. */
export function tableSchema<T extends FieldTable>(table: T): v.GenericSchema<unknown, Values<T>> {
  return v.strictObject(fieldSchemas(table)) as unknown as v.GenericSchema<unknown, Values<T>>;
}

export function kindSchema<K extends string, T extends FieldTable>(
  kind: K,
  table: T,
): v.GenericSchema<unknown, { readonly kind: K } & Values<T>> {
  const schema = v.strictObject({ kind: v.literal(kind), ...fieldSchemas(table) });
  return schema as unknown as v.GenericSchema<unknown, { readonly kind: K } & Values<T>>;
}

function fieldSchemas(table: FieldTable) {
  return Object.fromEntries(Object.entries(table).map(([key, field]) => [key, fieldSchema(field)]));
}

/** A fresh set of initial values. */
export function initialValues<T extends FieldTable>(table: T): Values<T> {
  const entries = Object.entries(table).map(([key, field]) => [key, field.initial]);
  return Object.fromEntries(entries) as Values<T>;
}
