/** categorical_crossentropy of class labels, from a network's logits or from its probabilities. */
import { BY_ROWS, kernelCall, own, PART_ROWS, type Argument, type Task } from '../plan/call';
import { atRows, gradientOf, newMatrix } from '../plan/tensor';
import { softmaxForwardTask } from '../operations/softmax';
import type { LossContext, PlannedLoss } from './loss';

const LABELS: Argument = { plus: 0, value: 'targets' };
const INDICES: Argument = { plus: 0, value: 'indices', perFirstRow: 4 };
const SCALE: Argument = { plus: 0, value: 'lossScale' };

/** From the outputs of any activation, clipped as Keras does. */
export function categoricalCrossentropy({ rowLoss, output }: LossContext): PlannedLoss {
  const gradient = gradientOf(output);
  const { stride, width } = output;
  const task: Task = {
    split: BY_ROWS,
    reads: own(output.id),
    writes: own(gradient.id, rowLoss.id),
    calls: () => [
      kernelCall(
        'categoricalCrossEntropy',
        atRows(gradient, stride),
        atRows(output, stride),
        atRows(rowLoss, 8),
        stride,
        LABELS,
        INDICES,
        PART_ROWS,
        width,
        SCALE,
      ),
    ],
  };
  return { tasks: [task], outputs: output, inference: [], divisor: 1 };
}

/** From logits, softmax included: the network's last tensor is what softmax would have been applied to. */
export function fusedCrossentropy({
  arena,
  maxBatchSize,
  rowLoss,
  output,
}: LossContext): PlannedLoss {
  const gradient = gradientOf(output);
  const { stride, width } = output;
  const outputs = newMatrix(arena, maxBatchSize, width);
  const task: Task = {
    split: BY_ROWS,
    reads: own(output.id),
    writes: own(gradient.id, outputs.id, rowLoss.id, output.id),
    calls: () => [
      kernelCall(
        'softmaxCrossEntropy',
        atRows(gradient, stride),
        atRows(outputs, stride),
        atRows(rowLoss, 8),
        atRows(output, stride),
        stride,
        LABELS,
        INDICES,
        PART_ROWS,
        width,
        SCALE,
      ),
    ],
  };
  return { tasks: [task], outputs, inference: [softmaxForwardTask(outputs, output)], divisor: 1 };
}
