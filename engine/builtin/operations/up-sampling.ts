/** Larger images, by samples; and each channel repeated, which is the same along another axis. */
import type { Interpolation } from '../../../contract/layers/up-sampling2d';
import type { Shape } from '../../../contract/shapes';
import { kernelCall, PART_ROWS } from '../plan/call';
import { atRows, type Tensor } from '../plan/tensor';
import { newOutput, samplesTask } from './by-samples';
import type { OperationContext, PlannedOperation, UpSamplingOperation } from './operation';

const KERNELS = {
  nearest: ['upSamplingForward', 'upSamplingBackward'],
  bilinear: ['bilinearForward', 'bilinearBackward'],
} as const;

export function upSamplingOperation(
  [rows = 1, columns = 1]: readonly number[],
  interpolation: Interpolation,
  output: Shape,
): UpSamplingOperation {
  return {
    kind: 'upSampling',
    plan: (context, input) => {
      const [height = 1, width = 1, channels = 1] = input.shape;
      const sizes: Sizes = [height, width, channels, rows, columns];
      return planEnlarging(context, input, output, interpolation, sizes);
    },
  };
}

/** Channel c becomes the channels c · count .. c · count + count - 1. */
export function repeatChannelsOperation(count: number): UpSamplingOperation {
  return {
    kind: 'upSampling',
    plan: (context, input) => {
      const output = [...input.shape.slice(0, -1), (input.shape.at(-1) ?? 1) * count];
      return planEnlarging(context, input, output, 'nearest', [1, input.width, 1, 1, count]);
    },
  };
}

type Sizes = readonly [
  height: number,
  width: number,
  channels: number,
  rows: number,
  columns: number,
];

function planEnlarging(
  context: OperationContext,
  input: Tensor,
  output: Shape,
  interpolation: Interpolation,
  sizes: Sizes,
): PlannedOperation {
  const [forward, backward] = KERNELS[interpolation];
  const { gradient, stride } = input;
  const y = newOutput(context, output, gradient !== undefined);
  const [to, from] = [atRows(y, y.stride), atRows(input, stride)];
  const call = kernelCall(forward, to, from, y.stride, stride, PART_ROWS, ...sizes);
  const tasks = [samplesTask(call, { reads: [input], writes: [y] })];
  if (gradient === undefined || y.gradient === undefined) {
    return { output: y, training: tasks, inference: tasks, backward: [] };
  }
  const [dTo, dFrom] = [atRows(gradient, stride), atRows(y.gradient, y.stride)];
  const back = kernelCall(backward, dTo, dFrom, stride, y.stride, PART_ROWS, ...sizes);
  const touched = { reads: [y.gradient], writes: [gradient] };
  return { output: y, training: tasks, inference: tasks, backward: [samplesTask(back, touched)] };
}
