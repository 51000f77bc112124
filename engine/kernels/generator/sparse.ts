/**
 * Writes the kernels of a Dense layer many of whose inputs are 0: only lit inputs are touched. They work on panels of 8, 16 or
 * 24 columns (2, 4 or 6 vectors: with 6 loads and one factor still within 14 registers), each panel [K][width].
 *
 * Forward reads a list per sample of (input, value); the weight gradient a list per input of (sample, value). Sums run over inputs,
 * and over samples, in ascending order: skipping the zeros changes no bit of the result.
 */
import { generatedHead, repeat } from './source';

export const SPARSE_WIDTHS = [8, 16, 24] as const;

export function sparseForwardSource(width: number): string {
  const vectors = width / 4;
  return `${generatedHead(`Dense on sparse rows, panel of ${width} columns: y = bias + Σ over lit inputs.`)}
import { fma } from '../math/arithmetic';

/** y [M][${width}], lists: per sample \`listStride\` bytes of (u32 input, f32 value), lengths [M] in bytes, w [K][${width}], bias [${width}]. */
export function sparseForward${width}(
  y: usize, yStride: usize, lists: usize, listStride: usize, lengths: usize, w: usize, bias: usize, M: i32,
): void {
${repeat(vectors, (j) => `  const bias${j} = v128.load(bias, ${16 * j});`)}
  for (let i: i32 = 0; i < M; i++) {
    let item = lists;
    const end = item + <usize>load<u32>(lengths);
${repeat(vectors, (j) => `    let c${j} = bias${j};`)}
    for (; item < end; item += 8) {
      const row = w + <usize>load<u32>(item) * ${width * 4};
      const x = v128.load32_splat(item, 4);
${repeat(vectors, (j) => `      c${j} = fma(x, v128.load(row, ${16 * j}), c${j});`)}
    }
${repeat(vectors, (j) => `    v128.store(y, c${j}, ${16 * j});`)}
    y += yStride;
    lists += listStride;
    lengths += 4;
  }
}
`;
}

/** Leaves in c0.. the gradient of one input's row of weights, from its list of samples. */
function accumulate(vectors: number): string {
  return `
    while (item < end) {
      const d = dy + <usize>load<u32>(item) * dyStride;
      const x = v128.load32_splat(item, 4);
${repeat(vectors, (j) => `      c${j} = fma(x, v128.load(d, ${16 * j}), c${j});`)}
      item += 8;
    }`;
}

export function sparseWeightGradientSource(width: number): string {
  const vectors = width / 4;
  return `${generatedHead(`Dense on sparse rows, panel of ${width} columns: dw = xᵀ · dy over lit inputs.`)}
import { fma } from '../math/arithmetic';

/** dw [K][${width}], lists: of each input (u32 sample, f32 value), beginning at starts [K], lengths [K] in bytes; dy [M][${width}]. */
export function sparseWeightGradient${width}(
  dw: usize, lists: usize, starts: usize, lengths: usize, dy: usize, dyStride: usize, K: i32,
): void {
  for (let k: i32 = 0; k < K; k++) {
    let item = lists + <usize>load<u32>(starts);
    const end = item + <usize>load<u32>(lengths);
${repeat(vectors, (j) => `    let c${j} = f32x4.splat(0);`)}
${accumulate(vectors)}
${repeat(vectors, (j) => `    v128.store(dw, c${j}, ${16 * j});`)}
    dw += ${width * 4};
    starts += 4;
    lengths += 4;
  }
}
`;
}

/** One Adam update of 8 columns whose gradient is in two registers; arithmetic and order as in optimizers/adam.ts. */
function adamPair(pair: number): string {
  const [a, b] = [2 * pair, 2 * pair + 1];
  return `    adamPair(w + ${32 * pair}, m + ${32 * pair}, v + ${32 * pair}, c${a}, c${b}, alpha, keep1, keep2, epsilon);`;
}

function anyState(vectors: number): string {
  const words = (slot: string): string =>
    repeat(vectors, (j) => `v128.load(${slot}, ${16 * j})`, ', ');
  const all = `${words('m')}, ${words('v')}`.split(/(?<=\)), /);
  return all.reduce((sum, word) => `v128.or(${sum}, ${word})`);
}

export function sparseAdamSource(width: number): string {
  const vectors = width / 4;
  const bytes = width * 4;
  return `${generatedHead(`Dense on sparse rows, panel of ${width} columns: its gradient and Adam's step in one pass.`)}
import { fma } from '../math/arithmetic';
import { adamPair } from '../math/adam-step';

/** w, m, v [K][${width}]; the rest as sparseWeightGradient${width} and adamStep. Rows never lit so far (m = v = 0) are passed over. */
export function sparseAdam${width}(
  w: usize, m: usize, v: usize, lists: usize, starts: usize, lengths: usize, dy: usize, dyStride: usize, K: i32,
  alphaValue: f32, keep1Value: f32, keep2Value: f32, epsilonValue: f32,
): void {
  const alpha = f32x4.splat(alphaValue), keep1 = f32x4.splat(keep1Value);
  const keep2 = f32x4.splat(keep2Value), epsilon = f32x4.splat(epsilonValue);
  for (let k: i32 = 0; k < K; k++) {
    let item = lists + <usize>load<u32>(starts);
    const end = item + <usize>load<u32>(lengths);
    starts += 4;
    lengths += 4;
    if (item < end || v128.any_true(${anyState(vectors)})) {
${repeat(vectors, (j) => `    let c${j} = f32x4.splat(0);`)}
${accumulate(vectors)}
${repeat(vectors / 2, adamPair)}
    }
    w += ${bytes};
    m += ${bytes};
    v += ${bytes};
  }
}
`;
}
