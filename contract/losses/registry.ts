/** The list of losses by Keras's identifiers, with Keras 3's arguments and defaults. */
import * as v from 'valibot';
import { initialValues, kindSchema, type FieldTable, type Values } from '../fields';
import { binaryCrossentropy } from './binary-crossentropy';
import { categoricalCrossentropy } from './categorical-crossentropy';
import { huber } from './huber';
import { logCosh } from './log-cosh';
import type { TargetKind } from './loss-definition';
import { meanAbsoluteError } from './mean-absolute-error';
import { meanAbsolutePercentageError } from './mean-absolute-percentage-error';
import { meanSquaredError } from './mean-squared-error';
import { sparseCategoricalCrossentropy } from './sparse-categorical-crossentropy';

export const LOSSES = {
  categorical_crossentropy: categoricalCrossentropy,
  sparse_categorical_crossentropy: sparseCategoricalCrossentropy,
  binary_crossentropy: binaryCrossentropy,
  mean_squared_error: meanSquaredError,
  mean_absolute_error: meanAbsoluteError,
  huber,
  log_cosh: logCosh,
  mean_absolute_percentage_error: meanAbsolutePercentageError,
} as const;

export type LossKind = keyof typeof LOSSES;
export type LossConfigOf<K extends LossKind> = {
  readonly kind: K;
} & Values<(typeof LOSSES)[K]['fields']>;
export type LossConfig = { [K in LossKind]: LossConfigOf<K> }[LossKind];

export const LOSS_KINDS = Object.keys(LOSSES) as readonly LossKind[];

export function lossFields(kind: LossKind): FieldTable {
  return LOSSES[kind].fields;
}

/** Which targets a loss can be used with. */
export function lossTargets(kind: LossKind): readonly TargetKind[] {
  return LOSSES[kind].targets;
}

/** A loss with Keras's defaults, but for the values given. */
export function newLoss<K extends LossKind>(
  kind: K,
  values: Partial<Omit<LossConfigOf<K>, 'kind'>> = {},
): Extract<LossConfig, { readonly kind: K }> {
  const initial = initialValues(lossFields(kind));
  return { kind, ...initial, ...values } as unknown as Extract<LossConfig, { readonly kind: K }>;
}

export const lossSchema = v.variant(
  'kind',
  LOSS_KINDS.map((kind) => kindSchema(kind, lossFields(kind))) as never,
) as unknown as v.GenericSchema<unknown, LossConfig>;
