/** Keras's own signatures (scripts/keras/signatures.py) beside the tables of fields that the contract has for the same kinds. */
import { TRAINING_FIELDS } from '../../contract/experiment';
import type { FieldTable } from '../../contract/fields';
import { INITIALIZERS } from '../../contract/initializers/registry';
import { LAYERS } from '../../contract/layers/registry';
import { LOSSES } from '../../contract/losses/registry';
import { METRIC_KINDS, type MetricKind } from '../../contract/metrics/registry';
import { OPTIMIZERS } from '../../contract/optimizers/registry';
import { REGULARIZERS } from '../../contract/regularizers/registry';
import { SCHEDULES } from '../../contract/schedules/registry';
import { readParity } from './keras-parity';

/** scripts/keras/signatures.py: `inspect.signature` of Keras's classes. */
interface Signature {
  readonly required: readonly string[];
  readonly defaults: Readonly<Record<string, unknown>>;
}
type Group = Readonly<Record<string, Signature>>;
const stored = readParity('signatures') as Readonly<Record<string, Group>>;

/** Keras's classes of the metrics that it names otherwise, or whose name says only a part. */
const METRIC_CLASSES: Partial<Readonly<Record<MetricKind, string>>> = {
  accuracy: 'CategoricalAccuracy',
  top_k_categorical_accuracy: 'TopKCategoricalAccuracy',
  auc: 'AUC',
};

const WORDS = /(?<=[a-z])(?=[A-Z])|(?<=beta)(?=\d)/g;
export const snakeCase = (name: string): string => name.replace(WORDS, '_').toLowerCase();
const pascalCase = (name: string): string =>
  name.replace(/(?:^|_)(\w)/g, (_match, letter: string) => letter.toUpperCase());

export interface Table {
  readonly group: string;
  readonly kind: string;
  readonly fields: FieldTable;
  /** Undefined: not in signatures.json. */
  readonly signature: Signature | undefined;
}

function tables(
  group: string,
  kinds: Readonly<Record<string, FieldTable>>,
  classOf: (kind: string) => string = pascalCase,
): readonly Table[] {
  return Object.entries(kinds).map(([kind, fields]) => ({
    group,
    kind,
    fields,
    signature: stored[group]?.[kind] ?? stored[group]?.[classOf(kind)],
  }));
}

function fieldsOf(
  registry: Readonly<Record<string, { readonly fields: FieldTable }>>,
): Readonly<Record<string, FieldTable>> {
  return Object.fromEntries(Object.entries(registry).map(([kind, { fields }]) => [kind, fields]));
}

/** The layers inside wrappers, as the wrappers offer them. */
export function innerLayerTables(): readonly Table[] {
  return Object.entries(fieldsOf(LAYERS)).flatMap(([outer, fields]) => {
    const { layer } = fields;
    if (layer?.type !== 'variant') return [];
    return tables('layers', layer.options).map((table) => ({
      ...table,
      kind: `${table.kind} in ${outer}`,
    }));
  });
}

const { none: _nothing, ...regularizers } = REGULARIZERS;
const { Constant: _constant, ...schedules } = fieldsOf(SCHEDULES);
const metrics = Object.fromEntries(METRIC_KINDS.map((kind): [string, FieldTable] => [kind, {}]));
const fit = { fit: TRAINING_FIELDS };

/** Of every kind that Keras has too. */
export const KERAS_TABLES: readonly Table[] = [
  ...tables('layers', fieldsOf(LAYERS)),
  ...tables('optimizers', fieldsOf(OPTIMIZERS)),
  ...tables('losses', fieldsOf(LOSSES)),
  ...tables('metrics', metrics, (kind) => METRIC_CLASSES[kind as MetricKind] ?? pascalCase(kind)),
  ...tables('schedules', schedules),
  ...tables('initializers', INITIALIZERS),
  ...tables('regularizers', regularizers),
  ...tables('model', fit, () => 'fit'),
];
