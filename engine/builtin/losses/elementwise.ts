/** The losses that are a mean over a row's outputs, against rows of values or against one-hot rows made from class labels. */
import type { LossConfig } from '../../../contract/losses/registry';
import { elementwiseTask } from '../operations/activation';
import { BY_ROWS, kernelCall, own, PART_ROWS, type Argument, type Task } from '../plan/call';
import { atRows, gradientOf, newMatrix } from '../plan/tensor';
import type { LossContext, PlannedLoss } from './loss';

const TARGETS: Argument = { plus: 0, value: 'targets' };
const INDICES: Argument = { plus: 0, value: 'indices', perFirstRow: 4 };

type LossKernel =
  | 'meanSquaredError'
  | 'meanAbsoluteError'
  | 'meanAbsolutePercentageError'
  | 'huber'
  | 'logCosh'
  | 'binaryCrossEntropy'
  | 'sigmoidCrossEntropy';

/** Plans the kernel of a formula (kernels/assembly/loss-formulas/); `parameter` is what the formula calls p. */
export function elementwiseLoss<C extends LossConfig>(
  kernel: LossKernel,
  parameter: (config: C) => number = () => 0,
): (context: LossContext, config: C) => PlannedLoss {
  return (context, config) => ({
    tasks: [lossTask(kernel, parameter(config), context)],
    outputs: context.output,
    inference: [],
    divisor: context.output.width,
  });
}

/** From logits, sigmoid included: the network's last tensor is what sigmoid would have been applied to. */
export function sigmoidCrossentropy(context: LossContext, smoothing: number): PlannedLoss {
  const { output, answers } = context;
  const { columns: _columns, ...logits } = output;
  const answer = elementwiseTask('sigmoidForward', answers, output, logits);
  return {
    tasks: [answer, lossTask('sigmoidCrossEntropy', smoothing, context)],
    outputs: answers,
    inference: [answer],
    divisor: output.width,
  };
}

function lossTask(
  kernel: LossKernel,
  parameter: number,
  { arena, maxBatchSize, rowLoss, targets, output }: LossContext,
): Task {
  const gradient = gradientOf(output);
  const { stride, width } = output;
  const wanted = newMatrix(arena, maxBatchSize, width);
  const gather = targets === 'classes' ? 'gatherOneHot' : 'gatherFloats';
  return {
    split: BY_ROWS,
    reads: own(output.id),
    writes: own(wanted.id, gradient.id, rowLoss.id),
    calls: () => [
      kernelCall(gather, atRows(wanted, stride), stride, TARGETS, INDICES, PART_ROWS, width),
      kernelCall(
        kernel,
        atRows(gradient, stride),
        atRows(output, stride),
        atRows(rowLoss, 8),
        atRows(wanted, stride),
        stride,
        PART_ROWS,
        width,
        { plus: 0, value: 'lossScale' },
        parameter,
      ),
    ],
  };
}
