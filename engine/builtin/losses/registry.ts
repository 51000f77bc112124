/** The built-in engine's answer to every loss, complete by type. */
import type { SupportedLoss } from '../../../contract/engine-support';
import type { LossConfig, LossConfigOf } from '../../../contract/losses/registry';
import {
  categoricalCrossentropy,
  fusedCrossentropy,
  sparseCategoricalCrossentropy,
} from './categorical-crossentropy';
import { elementwiseLoss, sigmoidCrossentropy } from './elementwise';
import type { LossContext, PlannedLoss } from './loss';

type LossPlanners = {
  readonly [K in SupportedLoss<'builtin'>]: (
    context: LossContext,
    config: LossConfigOf<K>,
  ) => PlannedLoss;
};

const BUILTIN_LOSSES: LossPlanners = {
  categorical_crossentropy: (context, { labelSmoothing }) =>
    categoricalCrossentropy(context, labelSmoothing),
  sparse_categorical_crossentropy: sparseCategoricalCrossentropy,
  binary_crossentropy: elementwiseLoss('binaryCrossEntropy', (config) => config.labelSmoothing),
  mean_squared_error: elementwiseLoss('meanSquaredError'),
  mean_absolute_error: elementwiseLoss('meanAbsoluteError'),
  huber: elementwiseLoss('huber', (config) => config.delta),
  log_cosh: elementwiseLoss('logCosh'),
  mean_absolute_percentage_error: elementwiseLoss('meanAbsolutePercentageError'),
};

/** `includes`: the last activation, where a pass has handed it to the loss. */
export function planLoss(
  config: LossConfig,
  includes: 'softmax' | 'sigmoid' | undefined,
  context: LossContext,
): PlannedLoss {
  const smoothing = 'labelSmoothing' in config ? config.labelSmoothing : 0;
  switch (includes) {
    case 'softmax':
      return fusedCrossentropy(context, smoothing);
    case 'sigmoid':
      return sigmoidCrossentropy(context, smoothing);
    case undefined: {
      const plan = BUILTIN_LOSSES[config.kind] as (
        context: LossContext,
        config: LossConfig,
      ) => PlannedLoss;
      return plan(context, config);
    }
  }
}
