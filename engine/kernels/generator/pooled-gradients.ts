/**
 * Writes the gradients of a convolution under 2 × 2 max pooling. Only winners have one: at most one position in four. Both kernels list
 * the few that there are (math/winners.ts), while they are at hand, and add up the rows that the lists name. Strides may be any,
 * dilation is 1: KH rows of taps, V vectors each.
 */
import { generatedHead, repeat } from './source';

/** Most vectors that are accumulated at once: 6 sums, 6 loads and the factor fit 14 registers. */
const WIDEST = 6;

function addVectors(vectors: number): string {
  return `
// @ts-ignore: decorator
@inline
function add${vectors}(to: usize, from: usize, items: usize, end: usize): void {
${repeat(vectors, (j) => `  let c${j} = v128.load(to, ${16 * j});`)}
  for (let item = items; item < end; item += ITEM) {
    const row = from + <usize>load<u32>(item);
    const g = v128.load32_splat(item, 4);
${repeat(vectors, (j) => `    c${j} = fma(g, v128.load(row, ${16 * j}), c${j});`)}
  }
${repeat(vectors, (j) => `  v128.store(to, c${j}, ${16 * j});`)}
}
`;
}

/** KH rows of V vectors. */
function addRows(): string {
  const widths = Array.from({ length: WIDEST }, (_, i) => i + 1);
  const rest = widths
    .slice(0, -1)
    .map((n) => `if (left === ${n}) add${n}(t, f, items, end);`)
    .join('\n    else ');
  return `${widths.map(addVectors).join('')}
/** to += Σ over the items of gradient · the KH rows of V vectors at from + offset. Rows lie \`toStep\` and \`fromStep\` bytes apart. */
function addRows(to: usize, toStep: usize, from: usize, fromStep: usize, items: usize, end: usize, KH: i32, V: i32): void {
  for (let kh: i32 = 0; kh < KH; kh++) {
    let t = to, f = from, left = V;
    for (; left >= ${WIDEST}; left -= ${WIDEST}) {
      add${WIDEST}(t, f, items, end);
      t += ${WIDEST * 16};
      f += ${WIDEST * 16};
    }
    ${rest}
    to += toStep;
    from += fromStep;
  }
}
`;
}

/** Three rows of at most one vector each: the first layer of an image with one channel. By two items, the last of which may be empty. */
const NARROW = `
// @ts-ignore: decorator
@inline
function addThreeVectors(to: usize, from: usize, fromStep: usize, items: usize, end: usize): void {
${repeat(3, (k) => `  let a${k} = v128.load(to, ${16 * k}), b${k} = f32x4.splat(0);`)}
  for (let item = items; item < end; item += 2 * ITEM) {
    const p = from + <usize>load<u32>(item), q = from + <usize>load<u32>(item, 8);
    const g = v128.load32_splat(item, 4), h = v128.load32_splat(item, 12);
${repeat(3, (k) => `    a${k} = fma(g, v128.load(p + ${k} * fromStep), a${k}); b${k} = fma(h, v128.load(q + ${k} * fromStep), b${k});`)}
  }
${repeat(3, (k) => `  v128.store(to, f32x4.add(a${k}, b${k}), ${16 * k});`)}
}
`;

export function pooledWeightGradientSource(): string {
  return `${generatedHead('Convolution under 2 × 2 max pooling: dw and db.')}
import { fma } from '../math/arithmetic';
import { ITEM, listChannels } from '../math/winners';
${addRows()}${NARROW}
/**
 * dw [C][KH][4V]; db [C]; x [M] images, their lines \`line\` bytes long; winners, dp [M][N][..], \`pixel\` bytes a window, \`stride\` bytes
 * a sample. lists: scratch for 4 lists of N + 1 items and 16 bytes. C is a multiple of 4. Lanes beyond a run of taps come out
 * meaningless. \`isAdded\`: onto the dw and db that are there.
 */
export function pooledWeightGradient(
  dw: usize, db: usize, x: usize, xStride: usize, line: usize, winners: usize, dp: usize, stride: usize, pixel: usize, lists: usize,
  M: i32, N: i32, C: i32, KH: i32, V: i32, isAdded: i32,
): void {
  const vectors = <usize>V << 4, row = <usize>KH * vectors, capacity = <usize>(N + 1) * ITEM, ends = lists + 4 * capacity;
  const isNarrow = KH === 3 && V === 1;
  if (!isAdded) {
    memory.fill(dw, 0, <usize>C * row);
    memory.fill(db, 0, <usize>C << 2);
  }
  for (let i: i32 = 0; i < M; i++) {
    for (let c: usize = 0; c < <usize>C; c += 4) {
      const at = c << 2;
      v128.store(db + at, f32x4.add(v128.load(db + at), listChannels(lists, capacity, ends, winners + at, dp + at, pixel, N)));
      for (let j: usize = 0; j < 4; j++) {
        const items = lists + j * capacity, end = <usize>load<u32>(ends + (j << 2)), to = dw + (c + j) * row;
        if (isNarrow) addThreeVectors(to, x, line, items, end);
        else addRows(to, vectors, x, line, items, end, KH, V);
      }
    }
    x += xStride;
    winners += stride;
    dp += stride;
  }
}
`;
}

export function pooledInputGradientSource(): string {
  return `${generatedHead('Convolution under 2 × 2 max pooling: dx.')}
import { fma } from '../math/arithmetic';
import { ITEM, listPatches } from '../math/winners';
${addRows()}
/**
 * dx [M] images of \`bytes\` bytes and lines of \`line\`, overwritten or (\`isAdded\`) added to; w [C][KH][4V]; winners, dp [M][PH][PW][..] as
 * in pooledWeightGradient; neighbouring outputs lie \`pixelStep\` and \`lineStep\` bytes apart in dx. lists: scratch for 4 lists of C + 1
 * items and 16 bytes. C is a multiple of 4, and runs of taps are whole vectors. \`first\`: where the first window begins in dx.
 */
export function pooledInputGradient(
  dx: usize, dxStride: usize, bytes: usize, line: usize, w: usize, winners: usize, dp: usize, stride: usize, pixel: usize, lists: usize,
  M: i32, PH: i32, PW: i32, C: i32, pixelStep: usize, lineStep: usize, KH: i32, V: i32, first: usize, isAdded: i32,
): void {
  const vectors = <usize>V << 4, row = <usize>KH * vectors, capacity = <usize>(C + 1) * ITEM, ends = lists + 4 * capacity;
  for (let i: i32 = 0; i < M; i++) {
    if (!isAdded) memory.fill(dx, 0, bytes);
    let at: usize = 0;
    for (let h: i32 = 0; h < PH; h++) {
      let window = first + <usize>(2 * h) * lineStep;
      for (let v: i32 = 0; v < PW; v++) {
        listPatches(lists, capacity, ends, winners + at, dp + at, C, <u32>row, <i32>window, <i32>pixelStep, <i32>lineStep);
        for (let k: usize = 0; k < 4; k++) {
          const items = lists + k * capacity, end = <usize>load<u32>(ends + (k << 2));
          const patch = window + (k >> 1) * lineStep + (k & 1) * pixelStep;
          if (items < end) addRows(dx + patch, line, w, vectors, items, end, KH, V);
        }
        window += 2 * pixelStep;
        at += pixel;
      }
    }
    dx += dxStride;
    winners += stride;
    dp += stride;
  }
}
`;
}
