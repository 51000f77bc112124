/** Dropout of a sequence's features: the same ones at every step, drawn as any dropout is; for all gates, or for each its own. */
import { BY_ROWS, kernelCall, own, type Task, PART_ROWS } from '../../plan/call';
import { later, stepsOf, type Steps } from '../../plan/steps';
import { atRows, newMatrix, rowStride, type Tensor } from '../../plan/tensor';
import type { OperationContext } from '../operation';
import { factorsCall } from './draw-factors';

export interface InputDropout {
  /** The input times the factors of each stream, equally far apart within a row. */
  readonly outputs: readonly Steps[];
  /** Draws the factors and makes the outputs. */
  readonly training: readonly Task[];
  /** target = source · factors at every step, in the input's order. */
  scale(target: Steps, source: Steps, stream: number): Task;
}

/** Undefined when nothing is dropped. `streams`: `layer` of the random streams; more than one where each gate has its own. */
export function planInputDropout(
  { arena, maxBatchSize, seed }: OperationContext,
  rate: number,
  streams: readonly number[],
  input: Tensor,
): InputDropout | undefined {
  if (streams.length === 0) return undefined;
  const [T = 1, features = 1] = input.shape;
  const stride = rowStride(features);
  const factors = streams.map(() => newMatrix(arena, maxBatchSize, features));
  const width = streams.length * input.width;
  const all = stepsOf(
    newMatrix(arena, maxBatchSize, width),
    { stride: rowStride(width) },
    features,
  );
  const outputs = streams.map((_, gate) => later(all, 0, gate * input.width * 4));
  const draw: Task = {
    split: BY_ROWS,
    reads: [],
    writes: own(...factors.map(({ id }) => id)),
    calls: () =>
      factors.map((place, gate) => {
        const layer = streams[gate] ?? 0;
        return factorsCall(atRows(place, stride), stride, features, { layer, rate, seed });
      }),
  };
  const scale = (target: Steps, source: Steps, stream: number): Task => {
    const place = factors[stream];
    if (place === undefined) throw new Error(`Dropout without stream ${stream}`);
    return {
      split: BY_ROWS,
      reads: own(source.id, place.id),
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
          atRows(place, stride),
          stride,
          PART_ROWS,
          features,
          T,
        ),
      ],
    };
  };
  const source = stepsOf(input, input, features);
  const scaled = outputs.map((output, stream) => scale(output, source, stream));
  return { outputs, training: [draw, ...scaled], scale };
}
