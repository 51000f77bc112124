/** Average pooling, by samples; with one window over everything it is the global one. */
import type { Shape } from '../../../contract/shapes';
import { kernelCall, PART_ROWS } from '../plan/call';
import { atRows } from '../plan/tensor';
import { windowArguments, type ImageWindow } from '../plan/window';
import { newOutput, samplesTask } from './by-samples';
import type { AveragePoolingOperation } from './operation';

export function averagePoolingOperation(
  window: ImageWindow,
  output: Shape,
): AveragePoolingOperation {
  return {
    kind: 'averagePooling',
    window,
    plan(context, input) {
      const { gradient } = input;
      const y = newOutput(context, output, gradient !== undefined);
      const forward = kernelCall(
        'averagePoolingForward',
        atRows(y, y.stride),
        atRows(input, input.stride),
        y.stride,
        input.stride,
        PART_ROWS,
        ...windowArguments(window),
      );
      const tasks = [samplesTask(forward, { reads: [input], writes: [y] })];
      if (gradient === undefined || y.gradient === undefined) {
        return { output: y, training: tasks, inference: tasks, backward: [] };
      }
      const backward = kernelCall(
        'averagePoolingBackward',
        atRows(gradient, input.stride),
        atRows(y.gradient, y.stride),
        input.stride,
        y.stride,
        PART_ROWS,
        ...windowArguments(window),
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
