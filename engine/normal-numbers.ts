/** Normally distributed numbers from uniform ones, by Box and Muller (1958). */
import { toUniform } from './random';

/** Two independent standard normal numbers from two of [0, 1): radius · cos and radius · sin. */
export function normalPair(first: number, second: number): readonly [number, number] {
  const radius = Math.sqrt(-2 * Math.log(1 - first));
  const angle = 2 * Math.PI * second;
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

/** Standard normal numbers one after another, two for each two words of `next`. */
export function standardNormal(next: () => number): () => number {
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    const first = toUniform(next());
    const [value, other] = normalPair(first, toUniform(next()));
    spare = other;
    return value;
  };
}

/** The same, with those further than `cut` from 0 drawn again. */
export function truncatedNormal(next: () => number, cut: number): () => number {
  const normal = standardNormal(next);
  return () => {
    let value = normal();
    while (Math.abs(value) > cut) value = normal();
    return value;
  };
}
