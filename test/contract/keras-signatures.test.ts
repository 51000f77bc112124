import { describe, expect, it } from 'vitest';
import { parse } from 'valibot';
import { TRAINING_FIELDS } from '../../contract/experiment';
import {
  initialValue,
  initialValues,
  kindSchema,
  suggestedValues,
  type Field,
  type FieldTable,
} from '../../contract/fields';
import { INITIALIZERS } from '../../contract/initializers/registry';
import { LAYERS } from '../../contract/layers/registry';
import { LOSSES } from '../../contract/losses/registry';
import { OPTIMIZERS } from '../../contract/optimizers/registry';
import { REGULARIZERS } from '../../contract/regularizers/registry';
import { SCHEDULES } from '../../contract/schedules/registry';
import { readParity } from '../support/keras-parity';

/** scripts/keras/signatures.py: `inspect.signature` of Keras's classes. */
interface Signature {
  readonly required: readonly string[];
  readonly defaults: Readonly<Record<string, unknown>>;
}
type Group = Readonly<Record<string, Signature>>;
const stored = readParity('signatures') as Readonly<Record<string, Group>>;

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

const WORDS = /(?<=[a-z])(?=[A-Z])|(?<=beta)(?=\d)/g;
const snakeCase = (name: string): string => name.replace(WORDS, '_').toLowerCase();
const pascalCase = (name: string): string =>
  name.replace(/(?:^|_)(\w)/g, (_match, letter: string) => letter.toUpperCase());

type Table = readonly [name: string, table: FieldTable, signature: Signature | undefined];

function tables(group: string, kinds: Readonly<Record<string, FieldTable>>): readonly Table[] {
  return Object.entries(kinds).map(([kind, table]) => [
    kind,
    table,
    stored[group]?.[kind] ?? stored[group]?.[pascalCase(kind)],
  ]);
}

function fieldsOf(
  registry: Readonly<Record<string, { readonly fields: FieldTable }>>,
): Readonly<Record<string, FieldTable>> {
  return Object.fromEntries(Object.entries(registry).map(([kind, { fields }]) => [kind, fields]));
}

/** The layers inside wrappers, as the wrappers offer them. */
function innerLayers(): readonly Table[] {
  return Object.entries(fieldsOf(LAYERS)).flatMap(([outer, fields]) => {
    const { layer } = fields;
    if (layer?.type !== 'variant') return [];
    return tables('layers', layer.options).map(([kind, ...rest]): Table => [
      `${kind} in ${outer}`,
      ...rest,
    ]);
  });
}

const { none: _nothing, ...regularizers } = REGULARIZERS;
const { Constant: _constant, ...schedules } = fieldsOf(SCHEDULES);
const TABLES: readonly Table[] = [
  ...tables('layers', fieldsOf(LAYERS)),
  ...innerLayers(),
  ...tables('optimizers', fieldsOf(OPTIMIZERS)),
  ...tables('losses', fieldsOf(LOSSES)),
  ...tables('schedules', schedules),
  ...tables('initializers', INITIALIZERS),
  ...tables('regularizers', regularizers),
  ['fit', TRAINING_FIELDS, stored['model']?.['fit']],
];

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

function problemsOf([kind, table, signature]: Table): readonly string[] {
  if (signature === undefined) return [`${kind}: not in signatures.json`];
  const { required, defaults } = signature;
  return Object.entries(table).flatMap(([key, field]) => {
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
  it.each(TABLES)('%s', (...table) => {
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
    const differing = Object.entries(fieldsOf(LAYERS))
      .filter(
        ([, fields]) =>
          JSON.stringify(suggestedValues(fields)) !== JSON.stringify(initialValues(fields)),
      )
      .map(([kind]) => kind);
    expect(differing).toEqual([...kernels, 'TimeDistributed']);
  });
});
