/** SpatialDropout2D, by samples: one factor for each channel of a sample, kept for the way back. */
import { BY_ROWS, kernelCall, own, PART_ROWS, type Task } from '../plan/call';
import { atRows, newMatrix, rowStride, type Place, type Tensor } from '../plan/tensor';
import { drawnArguments, type Drawn } from './drawn';
import { copyTask } from './dropout';
import type { SpatialDropoutOperation } from './operation';

export function spatialDropoutOperation(layer: number, rate: number): SpatialDropoutOperation {
  return {
    kind: 'spatialDropout',
    plan({ arena, maxBatchSize, seed }, input) {
      const { id, origin } = newMatrix(arena, maxBatchSize, input.width);
      const factors = newMatrix(arena, maxBatchSize, input.shape.at(-1) ?? 1);
      const { columns: _columns, ...rest } = input;
      const output: Tensor = { ...rest, id, origin, isOverwritable: true };
      return {
        output,
        training: [drawTask(output, factors, input, { layer, rate, seed })],
        inference: [copyTask(output, input)],
        backward:
          input.gradient === undefined ? [] : [backwardTask(input.gradient, factors, input)],
      };
    },
  };
}

function drawTask(
  output: Tensor,
  factors: Place,
  { id, origin, stride, width, shape }: Tensor,
  drawn: Drawn,
): Task {
  const channels = shape.at(-1) ?? 1;
  return {
    split: BY_ROWS,
    reads: own(id),
    writes: own(output.id, factors.id),
    calls: () => [
      kernelCall(
        'spatialDropoutForward',
        atRows(output, stride),
        atRows(factors, rowStride(channels)),
        rowStride(channels),
        atRows({ id, origin }, stride),
        stride,
        PART_ROWS,
        width / channels,
        channels,
        ...drawnArguments(channels, drawn),
      ),
    ],
  };
}

function backwardTask(gradient: Place, factors: Place, { stride, width, shape }: Tensor): Task {
  const channels = shape.at(-1) ?? 1;
  return {
    split: BY_ROWS,
    reads: own(gradient.id, factors.id),
    writes: own(gradient.id),
    calls: () => [
      kernelCall(
        'spatialDropoutBackward',
        atRows(gradient, stride),
        atRows(factors, rowStride(channels)),
        rowStride(channels),
        stride,
        PART_ROWS,
        width / channels,
        channels,
      ),
    ],
  };
}
