/** What a form can set at a path of the experiment, and how much of it lives on when another kind is chosen. */
import {
  fieldProblem,
  initialValue,
  initialValues,
  type Field,
  type FieldTable,
  type VariantField,
} from '../../contract/fields';

export type FieldPath = readonly (string | number)[];

/** A kind with the values of its own fields: an initializer, a regularizer, an inner layer. */
export interface KindValue {
  readonly kind: string;
  readonly [key: string]: FieldValue;
}
export type FieldValue =
  string | number | boolean | readonly number[] | readonly string[] | KindValue;

/** The values of a table as a form sees them. */
export type FieldValues = Readonly<Record<string, FieldValue | undefined>>;

export function isKindValue(value: FieldValue | undefined): value is KindValue {
  return typeof value === 'object' && 'kind' in value;
}

/** The numbers of a field that holds several; none for any other value. */
export function numbersOf(value: FieldValue): readonly number[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly (number | string)[]).filter((item) => typeof item === 'number');
}

/** The words of a field that holds several; none for any other value. */
export function wordsOf(value: FieldValue): readonly string[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly (number | string)[]).filter((item) => typeof item === 'string');
}

/** Does a value differ from the one its field begins with? */
export function isChanged(field: Field, value: FieldValue | undefined): boolean {
  if (value === undefined) return false;
  return JSON.stringify(value) !== JSON.stringify(initialValue(field));
}

/** Of the values of one table those that were changed, and that another table has a field of the same name and sort for. */
export function setByHand(from: FieldTable, values: unknown, to: FieldTable): FieldValues {
  const old = values as FieldValues;
  const kept = Object.entries(from).filter(([key, field]) => {
    const target = to[key];
    return (
      target?.type === field.type &&
      isChanged(field, old[key]) &&
      fieldProblem(target, old[key]) === undefined
    );
  });
  return Object.fromEntries(kept.map(([key]) => [key, old[key]]));
}

/** Another kind of a variant, with its own initial values and what was set by hand and means the same there. */
export function otherKind(field: VariantField, value: FieldValue, kind: string): KindValue {
  const to = field.options[kind] ?? {};
  const from = isKindValue(value) ? field.options[value.kind] : undefined;
  const kept = from === undefined ? {} : setByHand(from, value, to);
  return { kind, ...initialValues(to), ...kept };
}
