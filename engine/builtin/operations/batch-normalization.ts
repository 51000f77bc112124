/**
 * BatchNormalization over the last axis. Vectors are done by columns from end to end, so that no thread waits for another. Images are
 * summed by samples, the samples' sums joined by channels (Chan's formula, in a fixed order), and the result applied by samples.
 */
import type { WeightSpec } from '../../../contract/shapes';
import { backwardTasks } from './batch-normalization-backward';
import {
  planBatchNormalization,
  type BatchNormalizationSettings,
} from './batch-normalization-memory';
import { inferenceTasks, trainingTasks } from './batch-normalization-forward';
import type { BatchNormalizationOperation } from './operation';

export function batchNormalizationOperation(
  layer: number,
  settings: BatchNormalizationSettings,
  weights: readonly WeightSpec[],
  hasRelu = false,
): BatchNormalizationOperation {
  return {
    kind: 'batchNormalization',
    layer,
    settings,
    weights,
    hasRelu,
    plan(context, input) {
      const node = planBatchNormalization(context, { layer, settings, weights, hasRelu }, input);
      return {
        output: node.output,
        training: trainingTasks(node),
        inference: inferenceTasks(node),
        backward: backwardTasks(node),
      };
    },
  };
}
