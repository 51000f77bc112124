/** SpatialDropout2D, by samples: one factor for each channel of a sample, kept for the way back. */
import { seedKey } from '../../random';
import { BY_ROWS, kernelCall, own, PART_ROWS, type Task } from '../plan/call';
import { atRows, newMatrix, rowStride, type Place, type Tensor } from '../plan/tensor';
import { copyTask } from './dropout';
import type { SpatialDropoutOperation } from './operation';

interface Draw {
  readonly layer: number;
  readonly rate: number;
  readonly seed: number;
}

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
  { layer, rate, seed }: Draw,
): Task {
  const channels = shape.at(-1) ?? 1;
  const [keyLow, keyHigh] = seedKey(seed);
  // Every row starts a new block of four words (dropoutIndex of engine/random.ts).
  const rowBlocks = Math.ceil(channels / 4);
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
        { plus: 0, perFirstRow: rowBlocks },
        rowBlocks,
        { plus: 0, value: 'iterations' },
        layer,
        keyLow,
        keyHigh,
        rate,
        1 / (1 - rate),
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
