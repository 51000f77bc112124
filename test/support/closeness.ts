/** Compares tensors and says where they differ most: an assertion that prints tensor, index and both values. */
import { expect } from 'vitest';

export interface Difference {
  readonly index: number;
  readonly actual: number;
  readonly expected: number;
  /** |actual - expected| in units of the largest |expected| of the tensor (at least `floor`). */
  readonly relative: number;
}

/** The worst place of a tensor, measured against the tensor's own scale. Unequal lengths and non-numbers are infinitely far. */
export function worstDifference(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  floor = 1e-3,
): Difference {
  const scale = Math.max(floor, ...Array.from(expected, Math.abs));
  let worst: Difference = { index: -1, actual: NaN, expected: NaN, relative: 0 };
  if (actual.length !== expected.length) return { ...worst, relative: Infinity };
  for (let index = 0; index < expected.length; index++) {
    const [a, b] = [actual[index] ?? NaN, expected[index] ?? NaN];
    const distance = Math.abs(a - b) / scale;
    const relative = Number.isNaN(distance) ? Infinity : distance;
    if (relative > worst.relative) worst = { index, actual: a, expected: b, relative };
  }
  return worst;
}

export function expectClose(
  tensor: string,
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
): void {
  const { index, actual: a, expected: b, relative } = worstDifference(actual, expected);
  const place = `${tensor}[${index}]: ${a} instead of ${b}, relative difference ${relative}`;
  expect(relative, place).toBeLessThanOrEqual(tolerance);
}
