/** Max pooling, by samples; in training it keeps which cell of each window was the largest, and the way back goes by that. */
import type { Shape } from '../../../contract/shapes';
import { kernelCall, PART_ROWS, type Task } from '../plan/call';
import { atRows, newMatrix, type Place, type Tensor } from '../plan/tensor';
import {
  hasOverlap,
  isCovered,
  wholeWindow,
  windowArguments,
  type ImageWindow,
} from '../plan/window';
import { newOutput, samplesTask } from './by-samples';
import type { GlobalMaxPoolingOperation, MaxPoolingOperation } from './operation';

export function maxPoolingOperation(window: ImageWindow, output: Shape): MaxPoolingOperation {
  return {
    kind: 'maxPooling',
    window,
    plan(context, input) {
      const { gradient } = input;
      const y = newOutput(context, output, gradient !== undefined);
      const answer = [answerTask(window, y, input)];
      if (gradient === undefined || y.gradient === undefined) {
        return { output: y, training: answer, inference: answer, backward: [] };
      }
      const index = newMatrix(context.arena, context.maxBatchSize, y.width);
      return {
        output: y,
        training: [forwardTask(window, y, index, input)],
        inference: answer,
        backward: [backwardTask(window, [gradient, input.stride], [y.gradient, y.stride], index)],
      };
    },
  };
}

/** Over the whole of each sample. Equal maxima share the gradient, other than in a window. */
export function globalMaxPoolingOperation(output: Shape): GlobalMaxPoolingOperation {
  return {
    kind: 'globalMaxPooling',
    plan(context, input) {
      const { gradient, stride, shape } = input;
      const y = newOutput(context, output, gradient !== undefined);
      const window = wholeWindow(shape);
      const forward = [answerTask(window, y, input)];
      if (gradient === undefined || y.gradient === undefined) {
        return { output: y, training: forward, inference: forward, backward: [] };
      }
      const call = kernelCall(
        'globalMaxPoolingBackward',
        atRows(gradient, stride),
        atRows(y.gradient, y.stride),
        atRows(input, stride),
        stride,
        y.stride,
        PART_ROWS,
        window.down.size * window.across.size,
        window.channels,
      );
      const touched = { reads: [y.gradient, input], writes: [gradient] };
      return {
        output: y,
        training: forward,
        inference: forward,
        backward: [samplesTask(call, touched)],
      };
    },
  };
}

function answerTask(window: ImageWindow, output: Tensor, input: Tensor): Task {
  const call = kernelCall(
    'maxPoolingAnswer',
    atRows(output, output.stride),
    atRows(input, input.stride),
    output.stride,
    input.stride,
    PART_ROWS,
    ...windowArguments(window),
  );
  return samplesTask(call, { reads: [input], writes: [output] });
}

function forwardTask(window: ImageWindow, output: Tensor, index: Place, input: Tensor): Task {
  const call = kernelCall(
    'maxPoolingForward',
    atRows(output, output.stride),
    atRows(index, output.stride),
    atRows(input, input.stride),
    output.stride,
    input.stride,
    PART_ROWS,
    ...windowArguments(window),
  );
  return samplesTask(call, { reads: [input], writes: [output, index] });
}

type Rows = readonly [place: Place, stride: number];

function backwardTask(
  window: ImageWindow,
  [dInput, inputStride]: Rows,
  [dOutput, outputStride]: Rows,
  index: Place,
): Task {
  const values = [
    atRows(dInput, inputStride),
    atRows(dOutput, outputStride),
    atRows(index, outputStride),
    inputStride,
    outputStride,
    PART_ROWS,
    ...windowArguments(window),
  ] as const;
  const call = hasOverlap(window)
    ? kernelCall('maxPoolingBackwardOverlapping', ...values)
    : kernelCall('maxPoolingBackward', ...values, isCovered(window) ? 1 : 0);
  return samplesTask(call, { reads: [dOutput, index], writes: [dInput] });
}
