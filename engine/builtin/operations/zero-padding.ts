/** A border of zeros around each image, by samples. */
import type { Border } from '../../../contract/layers/zero-padding2d';
import type { Shape } from '../../../contract/shapes';
import { kernelCall, PART_ROWS } from '../plan/call';
import { atRows } from '../plan/tensor';
import { newOutput, samplesTask } from './by-samples';
import type { ZeroPaddingOperation } from './operation';

export function zeroPaddingOperation({ top, left }: Border, output: Shape): ZeroPaddingOperation {
  return {
    kind: 'zeroPadding',
    plan(context, input) {
      const { gradient, stride } = input;
      const [height = 1, width = 1, channels = 1] = input.shape;
      const [, largeWidth = 1] = output;
      const y = newOutput(context, output, gradient !== undefined);
      const lines = [
        height,
        width * channels * 4,
        largeWidth * channels * 4,
        (top * largeWidth + left) * channels * 4,
      ] as const;
      const forward = kernelCall(
        'zeroPaddingForward',
        atRows(y, y.stride),
        atRows(input, stride),
        y.stride,
        stride,
        PART_ROWS,
        ...lines,
        y.width,
      );
      const tasks = [samplesTask(forward, { reads: [input], writes: [y] })];
      if (gradient === undefined || y.gradient === undefined) {
        return { output: y, training: tasks, inference: tasks, backward: [] };
      }
      const backward = kernelCall(
        'zeroPaddingBackward',
        atRows(gradient, stride),
        atRows(y.gradient, y.stride),
        stride,
        y.stride,
        PART_ROWS,
        ...lines,
        input.width,
      );
      const touched = { reads: [y.gradient], writes: [gradient] };
      return {
        output: y,
        training: tasks,
        inference: tasks,
        backward: [samplesTask(backward, touched)],
      };
    },
  };
}
