import { describe, expect, it } from 'vitest';
import { newInitializer, type InitializerConfig } from '../../contract/initializers/registry';
import type { Shape } from '../../contract/shapes';
import { computeFans, initialWeights } from '../../engine/initial-weights';
import { readParity } from '../support/keras-parity';

interface Row {
  readonly initializer: InitializerConfig['kind'];
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
      { shape: row.shape, initializer: newInitializer(row.initializer) },
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

  const big: Shape = [100, 200];
  const mean = (values: Float32Array) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  // Five standard errors of the mean and of the deviation of 20,000 numbers.
  const slack = 5 / Math.sqrt(20_000);

  it('are the constant asked for', () => {
    const initializer = { kind: 'constant', value: 0.75 } as const;
    expect([...initialWeights({ shape: [3], initializer }, 1, 0, 0)]).toEqual([0.75, 0.75, 0.75]);
    expect(newInitializer('constant')).toEqual({ kind: 'constant', value: 0 });
  });

  it('spread evenly between minval and maxval', () => {
    expect(newInitializer('random_uniform')).toMatchObject({ minval: -0.05, maxval: 0.05 });
    const initializer = { kind: 'random_uniform', minval: 1, maxval: 3 } as const;
    const values = initialWeights({ shape: big, initializer }, 1, 0, 0);
    expect(values.every((value) => value >= 1 && value <= 3)).toBe(true);
    expect(values.reduce((a, b) => Math.min(a, b))).toBeLessThan(1.001);
    expect(values.reduce((a, b) => Math.max(a, b))).toBeGreaterThan(2.999);
    const deviationOfUniform = 1 / Math.sqrt(3);
    expect(Math.abs(mean(values) - 2)).toBeLessThan(slack * deviationOfUniform);
    expect(Math.abs(deviation(values) / deviationOfUniform - 1)).toBeLessThan(slack);
  });

  it.each([
    ['random_normal', 1, 0.0455],
    ['truncated_normal', 0.87962566, 0],
  ] as const)('of %s have its mean and deviation, and its tails', (kind, factor, beyondTwo) => {
    expect(newInitializer(kind)).toEqual({ kind, mean: 0, stddev: 0.05 });
    const values = initialWeights(
      { shape: big, initializer: { kind, mean: 2, stddev: 0.5 } },
      1,
      0,
      0,
    );
    expect(Math.abs(mean(values) - 2)).toBeLessThan(slack * 0.5);
    expect(Math.abs(deviation(values) / (0.5 * factor) - 1)).toBeLessThan(slack);
    const outside = values.filter((value) => Math.abs(value - 2) > 1).length / values.length;
    expect(Math.abs(outside - beyondTwo)).toBeLessThan(beyondTwo === 0 ? 1e-12 : 0.0075);
  });

  it('are 1 where the layer wants them so, whatever the initializer says', () => {
    const spec = { shape: [2, 4], initializer: newInitializer('zeros'), onesAt: [1, 3] } as const;
    expect([...initialWeights(spec, 1, 0, 0)]).toEqual([0, 1, 1, 0, 0, 1, 1, 0]);
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
