import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { ENGINE_FIELDS, TRAINING_FIELDS } from '../../contract/experiment';
import {
  advanced,
  choice,
  fieldProblem,
  initialValue,
  initialValues,
  int,
  ints,
  kindSchema,
  real,
  reals,
  tableSchema,
  toggle,
  variant,
  type Field,
  type FieldTable,
} from '../../contract/fields';
import { LAYERS } from '../../contract/layers/registry';
import { OPTIMIZERS } from '../../contract/optimizers/registry';
import { speak } from '../../contract/text/languages';
import { catalogue, setLanguage } from '../../contract/text/text';

/** Every table of fields there is, so that a new one is held to the same rules. */
const TABLES: readonly (readonly [string, FieldTable])[] = [
  ['training', TRAINING_FIELDS],
  ['engine', ENGINE_FIELDS],
  ...Object.entries({ ...LAYERS, ...OPTIMIZERS }).map(
    ([kind, definition]) => [kind, definition.fields as FieldTable] as const,
  ),
];
const FIELDS = TABLES.flatMap(([table, fields]) =>
  Object.entries(fields).map(([name, field]) => [`${table}.${name}`, field] as const),
);

/** Values that the field must refuse, each for its own reason. */
function badValues(field: Field): readonly unknown[] {
  const wrongTypes = [undefined, null, {}, [], Number.NaN];
  switch (field.type) {
    case 'toggle':
      return [...wrongTypes, 0, 'true'];
    case 'choice':
      return [...wrongTypes, 0, '', 'no such option', 'toString', '__proto__'];
    case 'choices':
      return [undefined, {}, 'x', ['no such option'], [...field.options, ...field.options]];
    case 'int':
      return [...wrongTypes, '5', Infinity, field.min - 1, field.max + 1, field.min + 0.5];
    case 'real':
      return [
        ...wrongTypes,
        '0.5',
        -Infinity,
        field.min - 1e-9,
        field.max + 1e-9,
        ...(field.exclusiveMin ? [field.min] : []),
        ...(field.exclusiveMax ? [field.max] : []),
      ];
    case 'numbers': {
      const { initial, min, max, minLength, maxLength } = field;
      const tooMany = Array.from({ length: maxLength + 1 }, () => max);
      const tooFew = tooMany.slice(0, minLength - 1);
      return [undefined, null, {}, 3, '3', [...initial.slice(1), min - 1], tooMany, tooFew].filter(
        (value) => minLength > 0 || value !== tooFew,
      );
    }
    case 'variant':
      return [...wrongTypes, 'none', { kind: 'no such kind' }, { kind: 'toString' }];
  }
}

function goodValues(field: Field): readonly unknown[] {
  switch (field.type) {
    case 'toggle':
      return [true, false];
    case 'choice':
      return field.options;
    case 'choices':
      return [[], field.initial, field.options];
    case 'int':
      return [field.min, field.initial, field.max];
    case 'real':
      return [
        field.initial,
        field.exclusiveMin ? field.min + 1e-12 : field.min,
        field.exclusiveMax ? field.max - 1e-12 : field.max,
      ];
    case 'numbers':
      return [field.initial, Array.from({ length: field.maxLength }, () => field.max)];
    case 'variant':
      return Object.entries(field.options).map(([kind, table]) => ({
        kind,
        ...initialValues(table),
      }));
  }
}

describe.each(FIELDS)('the field %s', (_name, field) => {
  it('starts at a value that it accepts', () => {
    expect(fieldProblem(field, initialValue(field))).toBeUndefined();
  });

  it('accepts its range and refuses all else with a sentence', () => {
    for (const value of goodValues(field)) expect(fieldProblem(field, value)).toBeUndefined();
    for (const value of badValues(field)) expect(fieldProblem(field, value)).toMatch(/^[A-Z].+\.$/);
  });

  it('has a label and an explanation of one sentence each', () => {
    const { label, help, raise } = catalogue().fields[field.text];
    expect(label).not.toBe('');
    for (const sentence of [help, raise]) expect(sentence).toMatch(/^[A-Za-z].+\.$/);
  });
});

describe('a sentence about a number', () => {
  it('tells the range, and whether its ends belong to it', () => {
    expect(fieldProblem(int('units', { min: 1, max: 9, initial: 1 }), 10)).toBe(
      'Enter a whole number from 1 to 9.',
    );
    const rate = real('rate', { min: 0, max: 1, exclusiveMax: true, initial: 0 });
    expect(fieldProblem(rate, 1)).toBe('Enter a number from 0 and below 1.');
    const step = real('learningRate', { min: 0, exclusiveMin: true, max: 10, initial: 1 });
    expect(fieldProblem(step, 0)).toBe('Enter a number above 0 and up to 10.');
    expect(fieldProblem(step, 'fast')).toBe('Enter a number.');
  });

  it('names the options of a choice', () => {
    expect(fieldProblem(choice('precision', ['fast', 'reproducible'], 'fast'), 'x')).toBe(
      'Choose one of: fast, reproducible.',
    );
    expect(fieldProblem(toggle('shuffle', true), 1)).toBe('Choose on or off.');
  });
});

describe('a field of several numbers', () => {
  const kernelSize = ints('units', { min: 1, max: 9, minLength: 2, maxLength: 2, initial: [3, 3] });

  it('tells how many numbers it wants, and in which range', () => {
    expect(fieldProblem(kernelSize, [3])).toBe('Enter 2 whole numbers from 1 to 9.');
    const bounds = reals('units', { min: 0, max: 1, minLength: 1, maxLength: 4, initial: [0.5] });
    expect(fieldProblem(bounds, [])).toBe('Enter 1 to 4 numbers from 0 to 1.');
    expect(fieldProblem(bounds, [0.25, 0.75])).toBeUndefined();
    setLanguage(speak('de'));
    expect(fieldProblem(bounds, [])).toBe('1 bis 4 Zahlen von 0 bis 1 eingeben.');
    expect(fieldProblem(kernelSize, [3])).toBe('2 ganze Zahlen von 1 bis 9 eingeben.');
    setLanguage(speak('en'));
  });

  it('takes no holes and no fractions where whole numbers are asked for', () => {
    expect(fieldProblem(kernelSize, [3, 1.5])).toBeDefined();
    expect(fieldProblem(kernelSize, [3, undefined])).toBeDefined();
  });
});

describe('a field of several kinds', () => {
  const table = {
    start: variant(
      'units',
      { zeros: {}, constant: { value: real('rate', { min: -1, max: 1, initial: 0 }) } },
      'zeros',
    ),
  };

  it('starts as its initial kind with that kind’s values', () => {
    expect(initialValues(table)).toEqual({ start: { kind: 'zeros' } });
    expect(v.parse(tableSchema(table), {})).toEqual({ start: { kind: 'zeros' } });
    expect(v.parse(tableSchema(table), { start: { kind: 'constant' } })).toEqual({
      start: { kind: 'constant', value: 0 },
    });
  });

  it('finds fault with the value at its own path', () => {
    const result = v.safeParse(tableSchema(table), { start: { kind: 'constant', value: 2 } });
    expect(result.issues?.map((issue) => v.getDotPath(issue))).toEqual(['start.value']);
    expect(v.safeParse(tableSchema(table), { start: { kind: 'ones' } }).success).toBe(false);
  });

  it('may be hidden until asked for', () => {
    expect(advanced(toggle('shuffle', true))).toMatchObject({ isAdvanced: true, initial: true });
  });
});

describe('the schema of a table', () => {
  const table = {
    units: int('units', { min: 1, max: 9, initial: 3 }),
    shuffle: toggle('shuffle', true),
  };

  it('accepts its initial values, and gives fresh ones each time', () => {
    expect(v.parse(tableSchema(table), initialValues(table))).toEqual({ units: 3, shuffle: true });
    expect(initialValues(table)).not.toBe(initialValues(table));
  });

  it('fills in what is left out with the initial value', () => {
    expect(v.parse(tableSchema(table), { shuffle: false })).toEqual({ units: 3, shuffle: false });
  });

  it('refuses unknown and inherited keys', () => {
    for (const value of [
      { units: 3, shuffle: true, extra: 1 },
      null,
      [],
      'units',
      JSON.parse('{"units":3,"shuffle":true,"__proto__":{"x":1}}') as unknown,
    ]) {
      expect(v.safeParse(tableSchema(table), value).success, JSON.stringify(value)).toBe(false);
    }
  });

  it('shows the field’s own sentence', () => {
    const result = v.safeParse(tableSchema(table), { units: 0, shuffle: true });
    expect(result.issues?.map((issue) => issue.message)).toEqual([
      'Enter a whole number from 1 to 9.',
    ]);
  });

  it('of a kind wants that kind', () => {
    const schema = kindSchema('Thing', table);
    expect(v.is(schema, { kind: 'Thing', units: 3, shuffle: false })).toBe(true);
    expect(v.is(schema, { kind: 'Other', units: 3, shuffle: false })).toBe(false);
    expect(v.is(schema, { units: 3, shuffle: false })).toBe(false);
  });
});
