/** A function whose derivative is written out instead of found by the tape. */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Tf } from './runtime';

export interface Forward {
  readonly value: Tensor;
  /** What `backward` needs. Nothing else that forward made is there any more by then. */
  readonly saved: readonly Tensor[];
}

/** `backward` gives, from d(loss)/d(value), d(loss)/d(input) for each of `inputs`; all that is not among them counts as constant. */
export function withGradient(
  tf: Tf,
  inputs: readonly Tensor[],
  forward: () => Forward,
  backward: (dy: Tensor, saved: readonly Tensor[]) => readonly Tensor[],
): Tensor {
  const run = tf.customGrad((...given: unknown[]) => {
    const save = given.at(-1) as (tensors: readonly Tensor[]) => void;
    const { value, saved } = forward();
    save(saved);
    const gradFunc = (dy: Tensor, kept: Tensor[]): Tensor[] => [...backward(dy, kept)];
    return { value, gradFunc };
  });
  return run(...inputs);
}

/** One of what forward saved. */
export function savedAt(saved: readonly Tensor[], index: number): Tensor {
  const tensor = saved[index];
  if (tensor === undefined) throw new Error(`Tensor ${index} was not saved`);
  return tensor;
}
