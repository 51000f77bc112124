/** The one place where sample weights enter a step: each sample's loss and its derivative are multiplied by the sample's weight. */
import { BY_ROWS, kernelCall, own, PART_ROWS, type Task } from '../plan/call';
import { atRows, gradientOf } from '../plan/tensor';
import type { LossContext } from './loss';

/** Runs after the loss's own tasks, and only where the samples have weights. */
export function sampleWeightsTask({
  rowLoss,
  output,
}: Pick<LossContext, 'rowLoss' | 'output'>): Task {
  const gradient = gradientOf(output);
  return {
    split: BY_ROWS,
    reads: own(gradient.id, rowLoss.id),
    writes: own(gradient.id, rowLoss.id),
    calls: () => [
      kernelCall(
        'weighRows',
        atRows(gradient, output.stride),
        atRows(rowLoss, 8),
        output.stride,
        { plus: 0, value: 'sampleWeights' },
        { plus: 0, value: 'indices', perFirstRow: 4 },
        PART_ROWS,
        output.width,
      ),
    ],
  };
}
