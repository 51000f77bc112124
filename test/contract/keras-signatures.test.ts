import { describe, expect, it } from 'vitest';
import { parse } from 'valibot';
import {
  initialValue,
  initialValues,
  kindSchema,
  suggestedValues,
  type Field,
} from '../../contract/fields';
import { LAYERS } from '../../contract/layers/registry';
import { innerLayerTables, KERAS_TABLES, snakeCase, type Table } from '../support/keras-signatures';

/** Where the contract begins elsewhere than Keras, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'fit.epochs':
    'Keras trains one epoch; the app starts with the five of the tutorial it is made after.',
};

/** What the contract has besides Keras's arguments, and why. */
const OURS: Readonly<Record<string, string>> = {
  'fit.seed': 'Keras is seeded globally, by keras.utils.set_random_seed.',
};

/** Values that Keras writes as None, and what None comes to (strides: the pool's size; batch_size: 32; a clipping or decay: off). */
const MEANING_NONE: Readonly<Record<string, unknown>> = {
  activation: 'linear',
  strides: 0,
  batch_size: 32,
  class_weight: [],
  weight_decay: 0,
  clipnorm: 0,
  clipvalue: 0,
  global_clipnorm: 0,
  warmup_target: 0,
  kernel_regularizer: 'none',
  recurrent_regularizer: 'none',
  depthwise_regularizer: 'none',
  bias_regularizer: 'none',
  embeddings_regularizer: 'none',
  beta_regularizer: 'none',
  gamma_regularizer: 'none',
};
/** Keras's other names for the same. */
const ALIASES: Readonly<Record<string, string>> = { uniform: 'random_uniform' };

const TABLES: readonly Table[] = [...KERAS_TABLES, ...innerLayerTables()];

/** The initial value in Keras's words: a kind without its fields, which are compared as a table of their own. */
function beginning(field: Field): unknown {
  return field.type === 'variant' ? field.initial : initialValue(field);
}

function meaning(name: string, value: unknown, field: Field): unknown {
  if (typeof value === 'string') return ALIASES[value] ?? value;
  if (value !== null) return value;
  const none = MEANING_NONE[name] ?? `a meaning of None for ${name}`;
  return field.type === 'numbers' && field.minLength > 0
    ? Array.from({ length: field.minLength }, () => none)
    : none;
}

function problemsOf({ kind, fields, signature }: Table): readonly string[] {
  if (signature === undefined) return [`${kind}: not in signatures.json`];
  const { required, defaults } = signature;
  return Object.entries(fields).flatMap(([key, field]) => {
    const place = `${kind}.${key}`;
    const name = snakeCase(key);
    if (place in OURS || required.includes(name)) return [];
    if (!(name in defaults)) return [`${place}: Keras has no ${name}`];
    const expected = JSON.stringify(meaning(name, defaults[name], field));
    const actual = JSON.stringify(beginning(field));
    return expected === actual ? [] : [`${place}: ${actual} where Keras has ${expected}`];
  });
}

describe('the contract begins with Keras’s own defaults', () => {
  it.each(TABLES)('$kind', (table) => {
    const problems = problemsOf(table).filter((problem) => !(problem.split(':')[0]! in EXCEPTIONS));
    expect(problems).toEqual([]);
  });

  it('needs each exception that is made', () => {
    const places = TABLES.flatMap(problemsOf).map((problem) => problem.split(':')[0]);
    expect(places).toEqual(Object.keys(EXCEPTIONS));
  });
});

describe('what a file leaves out, and what a form suggests', () => {
  const kernels = ['Dense', 'Conv1D', 'Conv2D', 'DepthwiseConv2D'] as const;

  it.each(kernels)('%s is linear in a file and relu from the menu', (kind) => {
    const { fields } = LAYERS[kind];
    expect(parse(kindSchema(kind, fields), { kind }).activation).toBe('linear');
    expect(suggestedValues(fields)).toEqual({ ...initialValues(fields), activation: 'relu' });
  });

  it('suggests nothing else anywhere', () => {
    const differing = Object.entries(LAYERS)
      .filter(
        ([, { fields }]) =>
          JSON.stringify(suggestedValues(fields)) !== JSON.stringify(initialValues(fields)),
      )
      .map(([kind]) => kind);
    expect(differing).toEqual([...kernels, 'TimeDistributed']);
  });
});
