import { describe, expect, it } from 'vitest';
import type { Shape } from '../../contract/shapes';
import { fillOrthogonal } from '../../engine/orthogonal';
import { initialWeights } from '../../engine/initial-weights';
import { resultOf } from '../../engine/pieces';
import { expectClose } from '../support/closeness';
import { readParity } from '../support/keras-parity';

interface Row {
  readonly shape: Shape;
  readonly gain: number;
  readonly normal: readonly number[];
  readonly values: readonly number[];
}
const { orthogonal: rows } = readParity('weights') as { readonly orthogonal: readonly Row[] };

describe('an orthogonal matrix', () => {
  it.each(rows)('of $shape times $gain is the one Keras makes of the same numbers', (row) => {
    const { shape, gain, normal, values } = row;
    let next = 0;
    const made = new Float64Array(values.length);
    resultOf(fillOrthogonal(made, shape, gain, () => normal[next++] ?? NaN));
    expect(next).toBe(normal.length);
    expectClose('matrix', made, values, 1e-14);
  });

  it.each([
    [[64, 64], 1],
    [[150, 40], 1],
    [[7, 7], 1],
    [[257, 258], 1],
    [[40, 150], 1.5],
    [[3, 3, 4, 8], 1],
    [[1, 7], 1],
    [[7, 1], 1],
  ] as const)('of %j has orthonormal columns, or rows where they are fewer', (shape, gain) => {
    const columns = shape.at(-1)!;
    const count = shape.reduce<number>((product, axis) => product * axis, 1) / columns;
    const initializer = { kind: 'orthogonal', gain } as const;
    const values = initialWeights({ shape, initializer }, 3, 1, 0);
    const isWide = count < columns;
    const vectors = Array.from({ length: Math.min(count, columns) }, (_, v) =>
      Array.from({ length: Math.max(count, columns) }, (_, i) =>
        isWide ? values[v * columns + i]! : values[i * columns + v]!,
      ),
    );
    for (const [i, a] of vectors.entries()) {
      for (const [j, b] of vectors.entries()) {
        const product = a.reduce((sum, x, at) => sum + x * b[at]!, 0);
        expect(Math.abs(product - (i === j ? gain * gain : 0))).toBeLessThan(1e-6);
      }
    }
  });
});
