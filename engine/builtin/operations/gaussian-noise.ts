/** GaussianNoise, by samples, drawn by step, layer and place; in place where nothing else needs what it overwrites. */
import { seedKey } from '../../random';
import { BY_ROWS, kernelCall, own, PART_ROWS, type Task } from '../plan/call';
import { atRows, newMatrix, newPlace, type Place, type Tensor } from '../plan/tensor';
import { copyTask } from './dropout';
import type { GaussianNoiseOperation } from './operation';

/** Room of a row for sixteen random words. */
const WORDS_BYTES = 64;

export function gaussianNoiseOperation(layer: number, stddev: number): GaussianNoiseOperation {
  return {
    kind: 'gaussianNoise',
    plan({ arena, maxBatchSize, seed }, input) {
      const { columns: _columns, ...rest } = input;
      const words = newPlace(arena, maxBatchSize * WORDS_BYTES);
      const place = input.isOverwritable ? input : newMatrix(arena, maxBatchSize, input.width);
      const { id, origin } = place;
      const output: Tensor = { ...rest, id, origin, isOverwritable: true };
      const copies = input.isOverwritable ? [] : [copyTask(output, input)];
      const draw = { layer, stddev, seed };
      return {
        output,
        training: [...copies, noiseTask(output, words, draw)],
        inference: copies,
        backward: [],
      };
    },
  };
}

function noiseTask(
  output: Tensor,
  words: Place,
  draw: { readonly layer: number; readonly stddev: number; readonly seed: number },
): Task {
  const { stride, width } = output;
  const [keyLow, keyHigh] = seedKey(draw.seed);
  // Every row starts a new block of four words (dropoutIndex of engine/random.ts).
  const rowBlocks = Math.ceil(width / 4);
  return {
    split: BY_ROWS,
    reads: own(output.id),
    writes: own(output.id, words.id),
    calls: () => [
      kernelCall(
        'gaussianNoise',
        atRows(output, stride),
        atRows(words, WORDS_BYTES),
        stride,
        PART_ROWS,
        width,
        { plus: 0, perFirstRow: rowBlocks },
        rowBlocks,
        { plus: 0, value: 'iterations' },
        draw.layer,
        keyLow,
        keyHigh,
        draw.stddev,
      ),
    ],
  };
}
