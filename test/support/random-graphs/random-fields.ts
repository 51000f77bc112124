/** Random values for any table of fields: often Keras's default, else something small and odd within the field's range. */
import {
  initialValue,
  type Field,
  type FieldTable,
  type IntField,
  type NumbersField,
  type RealField,
} from '../../../contract/fields';
import type { Draw } from './draw';

export type RandomValues = Readonly<Record<string, unknown>>;

export function randomFields(table: FieldTable, draw: Draw): RandomValues {
  const entries = Object.entries(table).map(([key, field]) => [key, randomField(field, draw)]);
  return Object.fromEntries(entries) as RandomValues;
}

function randomField(field: Field, draw: Draw): unknown {
  switch (field.type) {
    case 'toggle':
      return draw.chance(0.5);
    case 'choice':
      return draw.pick(field.options);
    case 'choices':
      return field.options.filter(() => draw.chance(0.5));
    case 'int':
      return randomInt(field, draw);
    case 'real':
      return randomReal(field, draw);
    case 'numbers':
      return randomNumbers(field, draw);
    case 'variant': {
      const kind = draw.chance(0.5) ? field.initial : draw.pick(Object.keys(field.options));
      return { kind, ...randomFields(field.options[kind] ?? {}, draw) };
    }
  }
}

/** Mostly few; now and then more than the kernels take at once. */
function randomInt({ min, max }: IntField, draw: Draw): number {
  const least = Math.max(min, Math.min(1, max));
  const most = draw.chance(0.1) ? 70 : draw.pick([2, 5, 9]);
  return draw.int(least, Math.max(least, Math.min(max, most)));
}

/** Within half and one and a half of the default, so that an epsilon stays an epsilon and a rate a rate. */
function randomReal(field: RealField, draw: Draw): number {
  const { initial, min, max, exclusiveMin, exclusiveMax } = field;
  if (draw.chance(0.3)) return initial;
  const value = initial === 0 ? draw.real(0, 0.5) : initial * draw.real(0.5, 1.5);
  const isInside =
    (exclusiveMin ? value > min : value >= min) && (exclusiveMax ? value < max : value <= max);
  return isInside ? value : initial;
}

/** Kernels, strides, borders: from 1 (or what is allowed) to 3. */
function randomNumbers(field: NumbersField, draw: Draw): readonly number[] {
  if (draw.chance(0.3)) return initialValue(field);
  const { min, max, minLength, maxLength, isWhole } = field;
  const least = Math.max(min, 0);
  const most = Math.min(max, Math.max(least, 3));
  return Array.from({ length: draw.int(minLength, Math.min(maxLength, minLength + 1)) }, () =>
    isWhole ? draw.int(least, most) : draw.real(least, most),
  );
}
