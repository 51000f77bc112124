/** The TensorFlow engine's answer to every loss, complete by type. */
import type { SupportedLoss } from '../../../contract/engine-support';
import type { ActivationName } from '../../../contract/layers/activation-names';
import type { LossConfig, LossConfigOf } from '../../../contract/losses/registry';
import type { Tf } from '../runtime';
import { binaryCrossentropy, binaryFromLogits } from './binary-crossentropy';
import {
  categoricalCrossentropy,
  categoricalFromLogits,
  crossentropyOfLogits,
  sparseCategoricalCrossentropy,
} from './categorical-crossentropy';
import {
  huber,
  logCosh,
  meanAbsoluteError,
  meanAbsolutePercentageError,
  meanSquaredError,
} from './distances';
import type { Loss } from './loss';

type LossTable = {
  readonly [K in SupportedLoss<'tensorflow'>]: (tf: Tf, config: LossConfigOf<K>) => Loss;
};

const FROM_OUTPUTS: LossTable = {
  categorical_crossentropy: categoricalCrossentropy,
  sparse_categorical_crossentropy: sparseCategoricalCrossentropy,
  binary_crossentropy: binaryCrossentropy,
  mean_squared_error: meanSquaredError,
  mean_absolute_error: meanAbsoluteError,
  huber,
  log_cosh: logCosh,
  mean_absolute_percentage_error: meanAbsolutePercentageError,
};

/** From what the network answers. */
export function lossFromOutputs(tf: Tf, config: LossConfig): Loss {
  const create = FROM_OUTPUTS[config.kind] as (tf: Tf, config: LossConfig) => Loss;
  return create(tf, config);
}

/**
 * From what the last activation is applied to, where Keras takes the loss from there: a cross-entropy of classes after softmax, the
 * binary one after sigmoid. Undefined for every other pair.
 */
export function lossFromLogits(
  tf: Tf,
  config: LossConfig,
  activation: ActivationName | undefined,
): Loss | undefined {
  switch (config.kind) {
    case 'categorical_crossentropy':
      return activation === 'softmax' ? categoricalFromLogits(tf, config) : undefined;
    case 'sparse_categorical_crossentropy':
      return activation === 'softmax' ? crossentropyOfLogits(tf) : undefined;
    case 'binary_crossentropy':
      return activation === 'sigmoid' ? binaryFromLogits(tf, config) : undefined;
    default:
      return undefined;
  }
}
