/** The list of optimizers, with Keras 3's arguments and defaults. */
import * as v from 'valibot';
import { initialValues, kindSchema, type FieldTable, type Values } from '../fields';
import { adadelta } from './adadelta';
import { adagrad } from './adagrad';
import { adam } from './adam';
import { adamax } from './adamax';
import { adamw } from './adamw';
import { lion } from './lion';
import { nadam } from './nadam';
import { rmsprop } from './rmsprop';
import { sgd } from './sgd';

export const OPTIMIZERS = {
  Adam: adam,
  SGD: sgd,
  RMSprop: rmsprop,
  AdamW: adamw,
  Adagrad: adagrad,
  Adadelta: adadelta,
  Adamax: adamax,
  Nadam: nadam,
  Lion: lion,
} as const;

export type OptimizerKind = keyof typeof OPTIMIZERS;
export type OptimizerConfigOf<K extends OptimizerKind> = {
  readonly kind: K;
} & Values<(typeof OPTIMIZERS)[K]['fields']>;
export type OptimizerConfig = { [K in OptimizerKind]: OptimizerConfigOf<K> }[OptimizerKind];

export const OPTIMIZER_KINDS = Object.keys(OPTIMIZERS) as readonly OptimizerKind[];

export function optimizerFields(kind: OptimizerKind): FieldTable {
  return OPTIMIZERS[kind].fields;
}

/** An optimizer with Keras's defaults, but for the values given. */
export function newOptimizer<K extends OptimizerKind>(
  kind: K,
  values: Partial<Omit<OptimizerConfigOf<K>, 'kind'>> = {},
): OptimizerConfigOf<K> {
  const initial = initialValues(optimizerFields(kind));
  return { kind, ...initial, ...values } as unknown as OptimizerConfigOf<K>;
}

export const optimizerSchema = v.variant(
  'kind',
  OPTIMIZER_KINDS.map((kind) => kindSchema(kind, optimizerFields(kind))) as never,
) as unknown as v.GenericSchema<unknown, OptimizerConfig>;
