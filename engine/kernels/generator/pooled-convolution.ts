/**
 * Writes the kernels of a convolution followed by 2 × 2 max pooling. Forward, the four positions of a window are one register tile, of
 * which only the largest is kept; `winners` remembers where its patch begins in the image. Backward, only winners have a gradient: at
 * most one position in four, so both gradients walk over lists of (patch, gradient) instead of over all positions.
 *
 * Sizes and steps as in convolution.ts.
 */
import { generatedHead, repeat } from './source';

/** Most vectors a list walk accumulates at once: 6 sums, 6 loads and the factor fit 14 registers. */
const WIDEST = 6;

function largest(half: 0 | 1): string {
  return `
    let m${half} = c0${half}, o${half} = offset0;
${repeat(3, (i) => {
  const k = i + 1;
  return `    { const g = f32x4.gt(c${k}${half}, m${half}); m${half} = v128.bitselect(c${k}${half}, m${half}, g); o${half} = v128.bitselect(offset${k}, o${half}, g); }`;
})}`;
}

export function convPoolForwardSource(): string {
  return `${generatedHead('Convolution and 2 × 2 max pooling in one pass.')}
import { fma } from '../math/arithmetic';
import { storeColumns } from '../math/store-columns';

/** One window of one panel: the largest of four sums, not below \`least\`. */
// @ts-ignore: decorator
@inline
function window(
  p: usize, winner: usize, x: usize, at: usize, w: usize, bias: usize, pixelStep: usize, lineStep: usize,
  KH: i32, rowStep: usize, KW: i32, columnStep: usize, run: usize, tail: i32, least: v128,
): void {
  const bias0 = v128.load(bias), bias1 = v128.load(bias, 16);
${repeat(4, (i) => `  let c${i}0 = bias0, c${i}1 = bias1;`)}
  let b = w, row = at;
  for (let kh: i32 = 0; kh < KH; kh++) {
    let tap = row;
    for (let kw: i32 = 0; kw < KW; kw++) {
      let a0 = tap, a1 = tap + pixelStep, a2 = tap + lineStep, a3 = a2 + pixelStep;
      const end = a0 + run;
      while (a0 < end) {
        const b0 = v128.load(b), b1 = v128.load(b, 16);
${repeat(4, (i) => `        const s${i} = v128.load32_splat(a${i}); c${i}0 = fma(s${i}, b0, c${i}0); c${i}1 = fma(s${i}, b1, c${i}1);`)}
        b += 32;
${repeat(4, (i) => `        a${i} += 4;`)}
      }
      tap += columnStep;
    }
    row += rowStep;
  }
  const first = <i32>(at - x);
  const offset0 = i32x4.splat(first), offset1 = i32x4.splat(first + <i32>pixelStep);
  const offset2 = i32x4.splat(first + <i32>lineStep), offset3 = i32x4.splat(first + <i32>lineStep + <i32>pixelStep);${largest(0)}${largest(1)}
  m0 = f32x4.max(m0, least);
  m1 = f32x4.max(m1, least);
  if (tail >= 8) {
    v128.store(p, m0);
    v128.store(p, m1, 16);
    v128.store(winner, o0);
    v128.store(winner, o1, 16);
  } else {
    storeColumns(p, m0, m1, tail);
    storeColumns(winner, o0, o1, tail);
  }
}

/**
 * p, winners [M][PH][PW][..] with \`pixel\` bytes a position and the same stride; PH × PW windows. \`least\` is 0 for relu, -infinity
 * without an activation.
 */
export function convPoolForward(
  p: usize, winners: usize, pStride: usize, pixel: usize, x: usize, xStride: usize, w: usize, bias: usize, M: i32, P: i32, tail: i32,
  PH: i32, PW: i32, pixelStep: usize, lineStep: usize, KH: i32, rowStep: usize, KW: i32, columnStep: usize, run: usize, least: f32,
): void {
  const panelBytes = <usize>(KH * KW) * run << 3;
  const floor = f32x4.splat(least);
  for (let i: i32 = 0; i < M; i++) {
    for (let panel: i32 = 0; panel < P; panel++) {
      const columns = panel === P - 1 ? tail : 8;
      const wp = w + <usize>panel * panelBytes, bp = bias + (<usize>panel << 5);
      let q = <usize>panel << 5;
      for (let h: i32 = 0; h < PH; h++) {
        let at = x + <usize>(2 * h) * lineStep;
        for (let v: i32 = 0; v < PW; v++) {
          window(p + q, winners + q, x, at, wp, bp, pixelStep, lineStep, KH, rowStep, KW, columnStep, run, columns, floor);
          q += pixel;
          at += 2 * pixelStep;
        }
      }
    }
    p += pStride;
    winners += pStride;
    x += xStride;
  }
}
`;
}

function gradientWalk(vectors: number): string {
  return `
/** ${vectors} vectors of one channel's row of weights. */
// @ts-ignore: decorator
@inline
function walk${vectors}(dw: usize, x: usize, items: usize, end: usize): void {
${repeat(vectors, (j) => `  let c${j} = v128.load(dw, ${16 * j});`)}
  for (let item = items; item < end; item += 8) {
    const patch = x + <usize>load<u32>(item);
    const g = v128.load32_splat(item, 4);
${repeat(vectors, (j) => `    c${j} = fma(g, v128.load(patch, ${16 * j}), c${j});`)}
  }
${repeat(vectors, (j) => `  v128.store(dw, c${j}, ${16 * j});`)}
}
`;
}

/** Three rows of at most one vector each: the first layer of an image with one channel. */
const NARROW = `
// @ts-ignore: decorator
@inline
function walkThreeRows(dw: usize, x: usize, rowStep: usize, items: usize, end: usize): void {
  let c0 = v128.load(dw), c1 = v128.load(dw, 16), c2 = v128.load(dw, 32);
  for (let item = items; item < end; item += 8) {
    const patch = x + <usize>load<u32>(item);
    const g = v128.load32_splat(item, 4);
    c0 = fma(g, v128.load(patch), c0);
    c1 = fma(g, v128.load(patch + rowStep), c1);
    c2 = fma(g, v128.load(patch + 2 * rowStep), c2);
  }
  v128.store(dw, c0);
  v128.store(dw, c1, 16);
  v128.store(dw, c2, 32);
}
`;

export function pooledWeightGradientSource(): string {
  const widths = Array.from({ length: WIDEST }, (_, i) => i + 1);
  const rest = widths
    .slice(0, -1)
    .map((n) => `if (left === ${n}) walk${n}(to, from, items, end);`)
    .join('\n    else ');
  return `${generatedHead('Convolution under 2 × 2 max pooling: dw from the lists of winners.')}
import { fma } from '../math/arithmetic';
${widths.map(gradientWalk).join('')}${NARROW}
function channel(dw: usize, x: usize, items: usize, end: usize, KH: i32, rowStep: usize, V: i32): void {
  if (KH === 3 && V === 1) {
    walkThreeRows(dw, x, rowStep, items, end);
    return;
  }
  let to = dw;
  for (let kh: i32 = 0; kh < KH; kh++) {
    let from = x + <usize>kh * rowStep, left = V;
    for (; left >= ${WIDEST}; left -= ${WIDEST}) {
      walk${WIDEST}(to, from, items, end);
      to += ${WIDEST * 16};
      from += ${WIDEST * 16};
    }
    ${rest}
    to += <usize>left << 4;
  }
}

/**
 * dw [C][KH][4V] for C channels; x [M] images; lists: per sample \`listStride\` bytes, per channel \`capacity\` bytes of (u32 patch, f32
 * gradient); lengths [M][..] in bytes, \`lengthStride\` bytes a sample. Lanes beyond a run of taps come out meaningless.
 * \`isAdded\`: onto the dw that is there.
 */
export function pooledWeightGradient(
  dw: usize, x: usize, xStride: usize, lists: usize, listStride: usize, capacity: usize, lengths: usize, lengthStride: usize,
  M: i32, C: i32, KH: i32, rowStep: usize, V: i32, isAdded: i32,
): void {
  const row = <usize>(KH * V) << 4;
  if (!isAdded) memory.fill(dw, 0, <usize>C * row);
  for (let i: i32 = 0; i < M; i++) {
    for (let c: i32 = 0; c < C; c++) {
      const items = lists + <usize>c * capacity;
      channel(dw + <usize>c * row, x, items, items + <usize>load<u32>(lengths + (<usize>c << 2)), KH, rowStep, V);
    }
    x += xStride;
    lists += listStride;
    lengths += lengthStride;
  }
}
`;
}

function scatter(vectors: number): string {
  return `
// @ts-ignore: decorator
@inline
function scatter${vectors}(dx: usize, w: usize, g: v128): void {
${repeat(vectors, (j) => `  const s${j} = fma(g, v128.load(w, ${16 * j}), v128.load(dx, ${16 * j}));`)}
${repeat(vectors, (j) => `  v128.store(dx, s${j}, ${16 * j});`)}
}
`;
}

export function pooledInputGradientSource(): string {
  return `${generatedHead('Convolution under 2 × 2 max pooling: dx from the lists of winners.')}
import { fma } from '../math/arithmetic';
${scatter(4)}${scatter(1)}
function addPatch(dx: usize, w: usize, g: v128, KH: i32, rowStep: usize, V: i32): void {
  for (let kh: i32 = 0; kh < KH; kh++) {
    let to = dx, left = V;
    for (; left >= 4; left -= 4) {
      scatter4(to, w, g);
      to += 64;
      w += 64;
    }
    for (; left > 0; left--) {
      scatter1(to, w, g);
      to += 16;
      w += 16;
    }
    dx += rowStep;
  }
}

/** dx [M] images of \`bytes\` bytes, overwritten or (\`isAdded\`) added to; w [C][KH][4V]; the rest as pooledWeightGradient. Runs of taps are whole vectors. */
export function pooledInputGradient(
  dx: usize, dxStride: usize, bytes: usize, w: usize, lists: usize, listStride: usize, capacity: usize, lengths: usize,
  lengthStride: usize, M: i32, C: i32, KH: i32, rowStep: usize, V: i32, isAdded: i32,
): void {
  const row = <usize>(KH * V) << 4;
  for (let i: i32 = 0; i < M; i++) {
    if (!isAdded) memory.fill(dx, 0, bytes);
    for (let c: i32 = 0; c < C; c++) {
      let item = lists + <usize>c * capacity;
      const end = item + <usize>load<u32>(lengths + (<usize>c << 2));
      for (; item < end; item += 8) {
        addPatch(dx + <usize>load<u32>(item), w + <usize>c * row, v128.load32_splat(item, 4), KH, rowStep, V);
      }
    }
    dx += dxStride;
    lists += listStride;
    lengths += lengthStride;
  }
}
`;
}
