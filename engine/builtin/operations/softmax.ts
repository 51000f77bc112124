/** Softmax over the last axis, by samples. */
import { BY_ROWS, kernelCall, own, PART_ROWS, type Task } from '../plan/call';
import { atRows, newMatrix, type Place, type Tensor } from '../plan/tensor';
import type { OperationContext, PlannedOperation } from './operation';

export function planSoftmax(context: OperationContext, input: Tensor): PlannedOperation {
  const place = newMatrix(context.arena, context.maxBatchSize, input.width);
  const isLearning = input.gradient !== undefined;
  const { columns: _columns, ...rest } = input;
  const output: Tensor = {
    ...rest,
    id: place.id,
    origin: place.origin,
    isOverwritable: !isLearning,
  };
  const forward = [softmaxForwardTask(output, input)];
  return {
    output,
    training: forward,
    inference: forward,
    backward: input.gradient === undefined ? [] : [softmaxBackwardTask(input.gradient, output)],
  };
}

/** Rows of softmax within one sample, and their length. */
function groups({ shape, width }: Tensor): readonly [number, number] {
  const length = shape.at(-1) ?? 1;
  return [width / length, length];
}

export function softmaxForwardTask(output: Place, input: Tensor): Task {
  const [count, length] = groups(input);
  const { stride } = input;
  return {
    split: BY_ROWS,
    reads: own(input.id),
    writes: own(output.id, ...(output.id === input.id ? [] : [input.id])),
    calls: () => [
      count === 1
        ? kernelCall(
            'softmaxForward',
            atRows(output, stride),
            atRows(input, stride),
            stride,
            PART_ROWS,
            length,
          )
        : kernelCall(
            'softmaxGroupsForward',
            atRows(output, stride),
            atRows(input, stride),
            stride,
            PART_ROWS,
            count,
            length,
          ),
    ],
  };
}

function softmaxBackwardTask(gradient: Place, output: Tensor): Task {
  const [count, length] = groups(output);
  const { stride } = output;
  return {
    split: BY_ROWS,
    reads: own(output.id, gradient.id),
    writes: own(gradient.id),
    calls: () => [
      count === 1
        ? kernelCall(
            'softmaxBackward',
            atRows(gradient, stride),
            atRows(output, stride),
            stride,
            PART_ROWS,
            length,
          )
        : kernelCall(
            'softmaxGroupsBackward',
            atRows(gradient, stride),
            atRows(output, stride),
            stride,
            PART_ROWS,
            count,
            length,
          ),
    ],
  };
}
