/**
 * Writes the kernels of a first Dense layer whose inputs are mostly 0: only lit inputs are touched. They work on panels of 8, 16 or
 * 24 columns (2, 4 or 6 vectors: with 6 loads and one factor still within 14 registers), each panel [K][width].
 *
 * Forward reads a list per sample of (input, value); the gradient reads the batch transposed, `lit` [group of 32 samples][K][32]
 * bytes, in which one comparison gives the bit mask of the samples that light an input. Sums run over inputs, and over samples,
 * in ascending order: skipping the zeros changes no bit of the result.
 */
import { generatedHead, repeat } from './source';

export const SPARSE_WIDTHS = [8, 16, 24] as const;

export function sparseForwardSource(width: number): string {
  const vectors = width / 4;
  return `${generatedHead(`First Dense layer, panel of ${width} columns: y = bias + Σ over lit inputs.`)}
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

/** Leaves in c0.. the gradient of one input's row of weights; \`mask\` of the first group is already there. */
function accumulate(vectors: number): string {
  return `
    while (true) {
      while (mask !== 0) {
        const s = <usize>ctz(mask);
        mask &= mask - 1;
        const x = v128.load32_splat(table + (<usize>load<u8>(bytes + s) << 2));
        const d = rows + s * dyStride;
${repeat(vectors, (j) => `        c${j} = fma(x, v128.load(d, ${16 * j}), c${j});`)}
      }
      left -= 32;
      if (left <= 0) break;
      bytes += groupStride;
      rows += dyStride << 5;
      mask = litSamples(bytes, left);
    }`;
}

const LIT_SAMPLES = `
/** Bit s: sample s of the group lights this input; only the \`left\` samples that exist count. */
// @ts-ignore: decorator
@inline
function litSamples(bytes: usize, left: i32): u32 {
  const zero = i8x16.splat(0);
  const low = <u32>i8x16.bitmask(i8x16.ne(v128.load(bytes), zero));
  const high = <u32>i8x16.bitmask(i8x16.ne(v128.load(bytes, 16), zero));
  const all = low | (high << 16);
  return left >= 32 ? all : all & ((1 << left) - 1);
}
`;

export function sparseWeightGradientSource(width: number): string {
  const vectors = width / 4;
  return `${generatedHead(`First Dense layer, panel of ${width} columns: dw = xᵀ · dy over lit inputs.`)}
import { fma } from '../math/arithmetic';
${LIT_SAMPLES}
/** dw [K][${width}], lit: groups of [K][32] bytes, table: 256 floats, dy [M][${width}]. */
export function sparseWeightGradient${width}(
  dw: usize, lit: usize, groupStride: usize, table: usize, dy: usize, dyStride: usize, M: i32, K: i32,
): void {
  for (let k: i32 = 0; k < K; k++) {
${repeat(vectors, (j) => `    let c${j} = f32x4.splat(0);`)}
    let bytes = lit, rows = dy, left = M, mask = litSamples(bytes, left);
${accumulate(vectors)}
${repeat(vectors, (j) => `    v128.store(dw, c${j}, ${16 * j});`)}
    dw += ${width * 4};
    lit += 32;
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
  return `${generatedHead(`First Dense layer, panel of ${width} columns: its gradient and Adam's step in one pass.`)}
import { fma } from '../math/arithmetic';
import { adamPair } from '../math/adam-step';
${LIT_SAMPLES}
/** w, m, v [K][${width}]; the rest as sparseWeightGradient${width} and adamStep. Rows never lit so far (m = v = 0) are passed over. */
export function sparseAdam${width}(
  w: usize, m: usize, v: usize, lit: usize, groupStride: usize, table: usize, dy: usize, dyStride: usize, M: i32, K: i32,
  alphaValue: f32, keep1Value: f32, keep2Value: f32, epsilonValue: f32,
): void {
  const alpha = f32x4.splat(alphaValue), keep1 = f32x4.splat(keep1Value);
  const keep2 = f32x4.splat(keep2Value), epsilon = f32x4.splat(epsilonValue);
  for (let k: i32 = 0; k < K; k++) {
    let bytes = lit, rows = dy, left = M, mask = litSamples(bytes, left);
    lit += 32;
    if (mask === 0 && M <= 32) {
      if (!v128.any_true(${anyState(vectors)})) {
        w += ${width * 4};
        m += ${width * 4};
        v += ${width * 4};
        continue;
      }
    }
${repeat(vectors, (j) => `    let c${j} = f32x4.splat(0);`)}
${accumulate(vectors)}
${repeat(vectors / 2, adamPair)}
    w += ${width * 4};
    m += ${width * 4};
    v += ${width * 4};
  }
}
`;
}

/** 16 × 16 bytes transposed by four rounds of interleaving row i with row i + 8. */
export function sparseTransposeSource(): string {
  const interleave = (round: number): string =>
    repeat(8, (i) => {
      const [a, b] = [`r${round}_${i}`, `r${round}_${i + 8}`];
      const lanes = (from: number): string =>
        repeat(8, (l) => `${from + l}, ${16 + from + l}`, ', ');
      return `    const r${round + 1}_${2 * i} = v128.shuffle<u8>(${a}, ${b}, ${lanes(0)});
    const r${round + 1}_${2 * i + 1} = v128.shuffle<u8>(${a}, ${b}, ${lanes(8)});`;
    });
  return `${generatedHead('Transposes up to 16 samples of bytes for the sparse gradient.')}

// @ts-ignore: decorator
@inline
function source(images: usize, indices: usize, row: i32, M: i32, K: usize): usize {
  return images + <usize>load<u32>(indices + (<usize>min(row, M - 1) << 2)) * K;
}

/** lit: [K rounded up to 16][32] bytes, this half of 16 at its start; images [..][K], 15 readable bytes beyond; indices [M], M <= 16. */
function transposeHalf(lit: usize, images: usize, indices: usize, M: i32, K: usize): void {
${repeat(16, (i) => `  const s${i} = source(images, indices, ${i}, M, K);`)}
  for (let k: usize = 0; k < K; k += 16) {
${repeat(16, (i) => `    const r0_${i} = v128.load(s${i} + k);`)}
${repeat(4, interleave)}
${repeat(16, (i) => `    v128.store(lit, r4_${i}, ${32 * i});`)}
    lit += 512;
  }
}

/** Samples [first, first + M) of a batch, first a multiple of 16, into their groups of 32. */
export function sparseTranspose(
  lit: usize, groupStride: usize, images: usize, indices: usize, first: i32, M: i32, K: i32,
): void {
  for (let i: i32 = 0; i < M; i += 16) {
    const row = first + i;
    const half = lit + <usize>(row >> 5) * groupStride + <usize>(row & 16);
    transposeHalf(half, images, indices + (<usize>i << 2), min(16, M - i), K);
  }
}
`;
}
