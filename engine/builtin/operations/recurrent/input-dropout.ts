/** Dropout of a sequence's features: the same ones at every step, drawn as any dropout is. */
import { seedKey } from '../../../random';
import { BY_ROWS, kernelCall, own, PART_ROWS, type Task } from '../../plan/call';
import { stepsOf, type Steps } from '../../plan/steps';
import { atRows, newMatrix, rowStride, type Tensor } from '../../plan/tensor';
import type { OperationContext } from '../operation';

export interface InputDropout {
  /** The input times the factors. */
  readonly output: Steps;
  /** Draws the factors and makes `output`. */
  readonly training: readonly Task[];
  /** target = source · factors at every step, in the input's order. */
  scale(target: Steps, source: Steps): Task;
}

/** Undefined when nothing is dropped. `layer`: of the random stream. */
export function planInputDropout(
  { arena, maxBatchSize, seed }: OperationContext,
  rate: number,
  layer: number,
  input: Tensor,
): InputDropout | undefined {
  if (rate === 0) return undefined;
  const [T = 1, features = 1] = input.shape;
  const stride = rowStride(features);
  const factors = newMatrix(arena, maxBatchSize, features);
  const output = stepsOf(newMatrix(arena, maxBatchSize, input.width), input, features);
  const [keyLow, keyHigh] = seedKey(seed);
  // Every row starts a new block of four words (dropoutIndex of engine/random.ts).
  const rowBlocks = Math.ceil(features / 4);
  const draw: Task = {
    split: BY_ROWS,
    reads: [],
    writes: own(factors.id),
    calls: () => [
      kernelCall(
        'dropoutFactors',
        atRows(factors, stride),
        stride,
        PART_ROWS,
        features,
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
  const scale = (target: Steps, source: Steps): Task => ({
    split: BY_ROWS,
    reads: own(source.id, factors.id),
    writes: own(target.id),
    calls: () => [
      kernelCall(
        'stepsScale',
        atRows(target, target.stride),
        target.step,
        target.stride,
        atRows(source, source.stride),
        source.step,
        source.stride,
        atRows(factors, stride),
        stride,
        PART_ROWS,
        features,
        T,
      ),
    ],
  });
  return { output, training: [draw, scale(output, stepsOf(input, input, features))], scale };
}
