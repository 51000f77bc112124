import { describe, expect, it } from 'vitest';
import type { InitializerConfig, InitializerKind } from '../../contract/initializers/registry';
import type { Shape } from '../../contract/shapes';
import { computeFans, initialWeights } from '../../engine/initial-weights';
import { readParity } from '../support/keras-parity';

interface Row {
  readonly initializer: InitializerKind;
  readonly shape: Shape;
  readonly low: number;
  readonly high: number;
  /** The uniform's half width or the normal's deviation before the cut, by Keras. */
  readonly spread: number | null;
}

const { rows } = readParity('initializers') as { readonly rows: readonly Row[] };

describe('initial weights', () => {
  it.each(rows)('$initializer of $shape stays within the limits of Keras', (row) => {
    const values = initialWeights(
      { shape: row.shape, initializer: { kind: row.initializer } as InitializerConfig },
      1,
      0,
      0,
    );
    // Float32 rounds the limit itself.
    const [low, high] = [Math.fround(row.low), Math.fround(row.high)];
    expect(values.every((value) => value >= low && value <= high)).toBe(true);
    if (row.spread === null || values.length < 1000) return;
    const largest = values.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
    expect(largest).toBeGreaterThan(0.97 * row.high);
    // Four standard errors of a sample's deviation.
    const slack = 4 * Math.sqrt(0.5 / values.length);
    expect(Math.abs(deviation(values) / expectedDeviation(row) - 1)).toBeLessThan(slack);
  });

  it('are the same for the same seed and place, and different for another', () => {
    const spec = { shape: [20, 5], initializer: { kind: 'glorot_uniform' } } as const;
    const first = initialWeights(spec, 1, 0, 0);
    expect(initialWeights(spec, 1, 0, 0)).toEqual(first);
    for (const other of [
      initialWeights(spec, 2, 0, 0),
      initialWeights(spec, 1, 1, 0),
      initialWeights(spec, 1, 0, 1),
    ]) {
      expect(other).not.toEqual(first);
    }
  });

  it('take the fans from matrices, convolution kernels and vectors as Keras does', () => {
    expect(computeFans([784, 128])).toEqual({ fanIn: 784, fanOut: 128 });
    expect(computeFans([3, 3, 32, 64])).toEqual({ fanIn: 288, fanOut: 576 });
    expect(computeFans([7])).toEqual({ fanIn: 7, fanOut: 7 });
    expect(computeFans([])).toEqual({ fanIn: 1, fanOut: 1 });
  });
});

function deviation(values: Float32Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

/** A uniform's deviation is its half width / sqrt(3); the cut normal's is `spread` times Keras's constant. */
function expectedDeviation({ initializer, spread }: Row): number {
  return (spread ?? 0) * (initializer.endsWith('uniform') ? 1 / Math.sqrt(3) : 0.87962566);
}
