/** Writes, for each loss's formula in assembly/loss-formulas/, the loop over a matrix: a mean over each row, and its derivative. */
import { generatedHead } from './source';

/** File name of the formula -> name of the kernel. */
export const LOSS_FORMULAS = {
  'mean-squared-error': 'meanSquaredError',
  'mean-absolute-error': 'meanAbsoluteError',
  'mean-absolute-percentage-error': 'meanAbsolutePercentageError',
  huber: 'huber',
  'log-cosh': 'logCosh',
  'binary-cross-entropy': 'binaryCrossEntropy',
  'sigmoid-cross-entropy': 'sigmoidCrossEntropy',
} as const;

export function lossSource(file: string, name: string): string {
  return `${generatedHead(`Loss ${name}: M rows of N floats, \`stride\` bytes apart.`)}
import { slope, value } from '../loss-formulas/${file}';

/**
 * rowLoss[i] (f64) = Σ_j value(y, t) / N; d = slope(y, t) · scale with scale = 1 / (N · batch size); p is the formula's parameter.
 * y, t, d [M][N]; the lanes of d after the N-th, up to a whole vector, become 0.
 */
export function ${name}(
  d: usize, y: usize, rowLoss: usize, t: usize, stride: usize, M: i32, N: i32, scale: f32, parameter: f32,
): void {
  const bytes = <usize>N << 2;
  const factor = f32x4.splat(scale);
  const p = f32x4.splat(parameter);
  for (let i: i32 = 0; i < M; i++) {
    let low = f64x2.splat(0), high = f64x2.splat(0);
    for (let j: usize = 0; j < bytes; j += 16) {
      const out = v128.load(y + j), wanted = v128.load(t + j);
      const place = i32x4.add(i32x4.splat(<i32>(j >> 2)), i32x4(0, 1, 2, 3));
      const isOwn = i32x4.lt_s(place, i32x4.splat(N));
      v128.store(d + j, v128.and(f32x4.mul(slope(out, wanted, p), factor), isOwn));
      const own = v128.and(value(out, wanted, p), isOwn);
      low = f64x2.add(low, f64x2.promote_low_f32x4(own));
      high = f64x2.add(high, f64x2.promote_low_f32x4(v128.shuffle<f32>(own, own, 2, 3, 2, 3)));
    }
    const sum = f64x2.add(low, high);
    store<f64>(rowLoss, (f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)) / <f64>N);
    d += stride;
    y += stride;
    t += stride;
    rowLoss += 8;
  }
}
`;
}
