/** Cross-entropy of class labels, from a network's logits or from its probabilities. */
import { softmaxForwardTask } from '../operations/softmax';
import {
  BY_ROWS,
  kernelCall,
  own,
  PART_ROWS,
  type Argument,
  type KernelCall,
  type Task,
} from '../plan/call';
import { atRows, gradientOf } from '../plan/tensor';
import type { LossContext, PlannedLoss } from './loss';

const LABELS: Argument = { plus: 0, value: 'targets' };
const INDICES: Argument = { plus: 0, value: 'indices', perFirstRow: 4 };
const SCALE: Argument = { plus: 0, value: 'lossScale' };

/** From the outputs of any activation, clipped as Keras does. */
export function categoricalCrossentropy(context: LossContext, smoothing: number): PlannedLoss {
  const common = labelledArguments(context);
  const call =
    smoothing === 0
      ? kernelCall('categoricalCrossEntropy', ...common)
      : kernelCall('smoothedCategoricalCrossEntropy', ...common, smoothing);
  return fromOutputs(context, call);
}

/** From the outputs of any activation; Keras's formula for class numbers clips before it normalises. */
export function sparseCategoricalCrossentropy(context: LossContext): PlannedLoss {
  return fromOutputs(
    context,
    kernelCall('sparseCategoricalCrossEntropy', ...labelledArguments(context)),
  );
}

function labelledArguments({ rowLoss, output }: LossContext) {
  const { stride, width } = output;
  return [
    atRows(gradientOf(output), stride),
    atRows(output, stride),
    atRows(rowLoss, 8),
    stride,
    LABELS,
    INDICES,
    PART_ROWS,
    width,
    SCALE,
  ] as const;
}

function fromOutputs({ rowLoss, output }: LossContext, call: KernelCall): PlannedLoss {
  const task: Task = {
    split: BY_ROWS,
    reads: own(output.id),
    writes: own(gradientOf(output).id, rowLoss.id),
    calls: () => [call],
  };
  return { tasks: [task], outputs: output, inference: [], divisor: 1 };
}

/** From logits, softmax included: the network's last tensor is what softmax would have been applied to. */
export function fusedCrossentropy(context: LossContext, smoothing: number): PlannedLoss {
  const { rowLoss, output, answers } = context;
  const gradient = gradientOf(output);
  const task: Task = {
    split: BY_ROWS,
    reads: own(output.id),
    writes: own(gradient.id, answers.id, rowLoss.id, output.id),
    calls: () => [
      kernelCall(
        'softmaxCrossEntropy',
        atRows(gradient, output.stride),
        atRows(answers, output.stride),
        atRows(rowLoss, 8),
        atRows(output, output.stride),
        output.stride,
        LABELS,
        INDICES,
        PART_ROWS,
        output.width,
        SCALE,
      ),
      ...(smoothing === 0 ? [] : [smoothingCall(context, smoothing)]),
    ],
  };
  const inference = [softmaxForwardTask(answers, output)];
  return { tasks: [task], outputs: answers, inference, divisor: 1 };
}

function smoothingCall({ rowLoss, output }: LossContext, smoothing: number): KernelCall {
  const { stride, width } = output;
  return kernelCall(
    'smoothLabels',
    atRows(gradientOf(output), stride),
    atRows(rowLoss, 8),
    atRows(output, stride),
    stride,
    LABELS,
    INDICES,
    PART_ROWS,
    width,
    SCALE,
    smoothing,
  );
}
