/**
 * Writes a convolution followed by 2 × 2 max pooling: the four positions of a window are one register tile, of which only the largest
 * is kept, and who it was (math/winners.ts). Sizes and steps as in convolution.ts; the gradients are in pooled-gradients.ts.
 */
import { generatedHead, repeat } from './source';

/** The sums of 4 vectors of a window. */
const sums = (half: 0 | 1): string => repeat(4, (i) => `c${i}${half}`, ', ');

export function convPoolForwardSource(): string {
  return `${generatedHead('Convolution and 2 × 2 max pooling in one pass.')}
import { fma } from '../math/arithmetic';
import { storeColumns } from '../math/store-columns';
import { darkWinnerOf, largestOf, winnerOf } from '../math/winners';

/** Whether \`rows\` rows of \`bytes\` bytes, at least 16, are all zeros. */
// @ts-ignore: decorator
@inline
function isDark(row: usize, rowStep: usize, rows: i32, bytes: usize): bool {
  let lit = i32x4.splat(0);
  const last = bytes - 16;
  for (let r: i32 = 0; r < rows; r++) {
    for (let b: usize = 0; b < last; b += 16) lit = v128.or(lit, v128.load(row + b));
    lit = v128.or(lit, v128.load(row + last));
    row += rowStep;
  }
  return !v128.any_true(lit);
}

// @ts-ignore: decorator
@inline
function storeWindow(p: usize, winner: usize, m0: v128, m1: v128, o0: v128, o1: v128, tail: i32): void {
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
  const first = <i32>(at - x), across = i32x4.splat(<i32>pixelStep), down = i32x4.splat(<i32>lineStep);
  const most0 = f32x4.max(largestOf(${sums(0)}), least), most1 = f32x4.max(largestOf(${sums(1)}), least);
  const winner0 = winnerOf(${sums(0)}, first, across, down, least);
  const winner1 = winnerOf(${sums(1)}, first, across, down, least);
  storeWindow(p, winner, most0, most1, winner0, winner1, tail);
}

/**
 * p, winners [M][PH][PW][..] with \`pixel\` bytes a position and the same stride; PH × PW windows. \`least\` is 0 for relu, -infinity
 * without an activation. \`dark\`: bytes of a line that a window sees, at least 16, where windows that see only zeros are to be passed
 * over, else 0.
 */
export function convPoolForward(
  p: usize, winners: usize, pStride: usize, pixel: usize, x: usize, xStride: usize, w: usize, bias: usize, M: i32, P: i32, tail: i32,
  PH: i32, PW: i32, pixelStep: usize, lineStep: usize, KH: i32, rowStep: usize, KW: i32, columnStep: usize, run: usize, least: f32, dark: usize,
): void {
  const panelBytes = <usize>(KH * KW) * run << 3;
  const floor = f32x4.splat(least);
  for (let i: i32 = 0; i < M; i++) {
    for (let panel: i32 = 0; panel < P; panel++) {
      const columns = panel === P - 1 ? tail : 8;
      const wp = w + <usize>panel * panelBytes, bp = bias + (<usize>panel << 5);
      const bias0 = v128.load(bp), bias1 = v128.load(bp, 16);
      const most0 = f32x4.max(bias0, floor), most1 = f32x4.max(bias1, floor);
      const dark0 = darkWinnerOf(bias0, floor), dark1 = darkWinnerOf(bias1, floor);
      let q = <usize>panel << 5;
      for (let h: i32 = 0; h < PH; h++) {
        let at = x + <usize>(2 * h) * lineStep;
        for (let v: i32 = 0; v < PW; v++) {
          if (dark !== 0 && isDark(at, rowStep, KH + 1, dark)) storeWindow(p + q, winners + q, most0, most1, dark0, dark1, columns);
          else window(p + q, winners + q, x, at, wp, bp, pixelStep, lineStep, KH, rowStep, KW, columnStep, run, columns, floor);
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
