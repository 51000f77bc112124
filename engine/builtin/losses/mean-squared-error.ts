/** mean_squared_error against rows of values, or against one-hot rows made from class labels. */
import { BY_ROWS, kernelCall, own, PART_ROWS, type Argument, type Task } from '../plan/call';
import { atRows, gradientOf, newMatrix } from '../plan/tensor';
import type { LossContext, PlannedLoss } from './loss';

const TARGETS: Argument = { plus: 0, value: 'targets' };
const INDICES: Argument = { plus: 0, value: 'indices', perFirstRow: 4 };

export function meanSquaredError({
  arena,
  maxBatchSize,
  rowLoss,
  targets,
  output,
}: LossContext): PlannedLoss {
  const gradient = gradientOf(output);
  const { stride, width } = output;
  const wanted = newMatrix(arena, maxBatchSize, width);
  const gather = targets === 'classes' ? 'gatherOneHot' : 'gatherFloats';
  const task: Task = {
    split: BY_ROWS,
    reads: own(output.id),
    writes: own(wanted.id, gradient.id, rowLoss.id),
    calls: () => [
      kernelCall(gather, atRows(wanted, stride), stride, TARGETS, INDICES, PART_ROWS, width),
      kernelCall(
        'meanSquaredError',
        atRows(gradient, stride),
        atRows(output, stride),
        atRows(rowLoss, 8),
        atRows(wanted, stride),
        stride,
        PART_ROWS,
        width,
        { plus: 0, value: 'lossScale' },
      ),
    ],
  };
  return { tasks: [task], outputs: output, inference: [], divisor: width };
}
