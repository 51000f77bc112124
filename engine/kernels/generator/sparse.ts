/**
 * Writes the kernels of a Dense layer many of whose inputs are 0: only lit inputs are touched. They work on panels of 8 to 32 columns
 * (2 to 8 vectors), each panel [K][width].
 *
 * Forward reads a list per sample of (input, value), stretch by stretch: a panel's rows for one stretch of the inputs fit the first
 * cache. The weight gradient reads a list per input of (sample, as bytes to its row of the gradient; value). Sums run over inputs, and over samples, in ascending order:
 * skipping the zeros changes no bit of the result.
 */
import { generatedHead, repeat } from './source';

export const SPARSE_WIDTHS = [8, 16, 24, 32] as const;

/** With as many loads and one factor they still fit 14 registers. */
const MOST_VECTORS_AT_ONCE = 6;

/**
 * c0.. += x · the vectors at `row`. V8 moves all loads of a block above its arithmetic; where they would be too many for the registers, a
 * branch that is always taken (no item is at address 0) parts the block.
 */
function addRow(vectors: number, indent: string): string {
  const add = (j: number): string => `${indent}c${j} = fma(x, v128.load(row, ${16 * j}), c${j});`;
  if (vectors <= MOST_VECTORS_AT_ONCE) return repeat(vectors, add);
  const half = vectors / 2;
  return `${indent}if (item) {
${repeat(half, (j) => `  ${add(j)}`)}
${indent}}
${repeat(half, (j) => add(half + j))}`;
}

export function sparseForwardSource(width: number): string {
  const vectors = width / 4;
  return `${generatedHead(`Dense on sparse rows, panel of ${width} columns: y = bias + Σ over lit inputs.`)}
import { fma } from '../math/arithmetic';

/**
 * y [M][${width}], lists: per sample \`listStride\` bytes of (u32 input, f32 value), marks: S + 1 rows, \`markStride\` bytes apart, of [M]
 * bytes at which each of S stretches of inputs begins in the lists, and the last one ends; w [K][${width}], bias [${width}].
 */
export function sparseForward${width}(
  y: usize, yStride: usize, lists: usize, listStride: usize, marks: usize, markStride: usize, S: i32, w: usize, bias: usize, M: i32,
): void {
  let sum = bias, sumStride: usize = 0;
  for (let s: i32 = 0; s < S; s++) {
    let target = y, list = lists;
    for (let i: usize = 0; i < <usize>M << 2; i += 4) {
      let item = list + <usize>load<u32>(marks + i);
      const end = list + <usize>load<u32>(marks + markStride + i);
${repeat(vectors, (j) => `      let c${j} = v128.load(sum, ${16 * j});`)}
      for (; item < end; item += 8) {
        const row = w + <usize>load<u32>(item) * ${width * 4};
        const x = v128.load32_splat(item, 4);
${addRow(vectors, '        ')}
      }
${repeat(vectors, (j) => `      v128.store(target, c${j}, ${16 * j});`)}
      sum += sumStride;
      target += yStride;
      list += listStride;
    }
    sum = y;
    sumStride = yStride;
    marks += markStride;
  }
}
`;
}

/** Leaves in c0.. the gradient of one input's row of weights, from its list of samples. */
function accumulate(vectors: number): string {
  return `
    while (item < end) {
      const row = dy + <usize>load<u32>(item);
      const x = v128.load32_splat(item, 4);
${addRow(vectors, '      ')}
      item += 8;
    }`;
}

export function sparseWeightGradientSource(width: number): string {
  const vectors = width / 4;
  return `${generatedHead(`Dense on sparse rows, panel of ${width} columns: dw = xᵀ · dy over lit inputs.`)}
import { fma } from '../math/arithmetic';

/** dw [K][${width}], lists: of each input (u32 bytes to the sample's row of dy, f32 value), beginning at starts [K], lengths [K] in bytes; dy [M][${width}]. */
export function sparseWeightGradient${width}(
  dw: usize, lists: usize, starts: usize, lengths: usize, dy: usize, K: i32,
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
  w: usize, m: usize, v: usize, lists: usize, starts: usize, lengths: usize, dy: usize, K: i32,
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
