/**
 * Writes the two products of a convolution as implicit matrix products: nothing is unfolded in memory. Register tiles as in dense.ts.
 *
 * Images are [H][W][C], tight, padded beforehand where the layer pads. A kernel of KH × KW taps reads, at each tap, `run` neighbouring
 * floats; taps lie `columnStep` bytes apart in a row and `rowStep` bytes from row to row. Without dilation a whole row of taps is one
 * run. Neighbouring outputs lie `pixelStep` bytes apart in the input, lines of outputs `lineStep`. Weights are panels of 8 columns,
 * each [KH · KW · run][8]; of the last panel only the first `tail` columns exist. Every element is summed in one fixed order.
 */
import { generatedHead, repeat } from './source';

const POSITIONS = 4;

function forwardTile(positions: number): string {
  const xs = Array.from({ length: positions }, (_, i) => `x${i}`);
  return `
// @ts-ignore: decorator
@inline
function forward${positions}(
  y: usize, yPixel: usize, ${xs.map((x) => `${x}: usize`).join(', ')}, w: usize, bias: usize,
  KH: i32, rowStep: usize, KW: i32, columnStep: usize, run: usize, tail: i32,
): void {
  let b = w;
  const bias0 = v128.load(bias), bias1 = v128.load(bias, 16);
${repeat(positions, (i) => `  let c${i}0 = bias0, c${i}1 = bias1;`)}
  for (let kh: i32 = 0; kh < KH; kh++) {
${repeat(positions, (i) => `    let r${i} = x${i};`)}
    for (let kw: i32 = 0; kw < KW; kw++) {
${repeat(positions, (i) => `      let a${i} = r${i};`)}
      const end = r0 + run;
      while (a0 < end) {
        const b0 = v128.load(b), b1 = v128.load(b, 16);
${repeat(positions, (i) => `        const s${i} = v128.load32_splat(a${i}); c${i}0 = fma(s${i}, b0, c${i}0); c${i}1 = fma(s${i}, b1, c${i}1);`)}
        b += 32;
${repeat(positions, (i) => `        a${i} += 4;`)}
      }
${repeat(positions, (i) => `      r${i} += columnStep;`)}
    }
${repeat(positions, (i) => `    x${i} += rowStep;`)}
  }
  if (tail >= 8) {
${repeat(positions, (i) => `    v128.store(y + ${i} * yPixel, c${i}0); v128.store(y + ${i} * yPixel, c${i}1, 16);`)}
  } else {
${repeat(positions, (i) => `    storeColumns(y + ${i} * yPixel, c${i}0, c${i}1, tail);`)}
  }
}
`;
}

/** Goes to the next output position: along the line, then to the beginning of the next one. */
const ADVANCE = `
    at += pixelStep;
    if (++column === OW) {
      column = 0;
      line += lineStep;
      at = line;
    }`;

export function convForwardSource(): string {
  return `${generatedHead('Convolution: y = bias + Σ over taps and channels.')}
import { fma } from '../math/arithmetic';
import { storeColumns } from '../math/store-columns';
${forwardTile(POSITIONS)}${forwardTile(1)}
/** One image, one panel. */
function forwardPanel(
  y: usize, yPixel: usize, x: usize, w: usize, bias: usize, OH: i32, OW: i32, pixelStep: usize, lineStep: usize,
  KH: i32, rowStep: usize, KW: i32, columnStep: usize, run: usize, tail: i32,
): void {
  let at = x, line = x, column: i32 = 0, left = OH * OW;
  for (; left >= ${POSITIONS}; left -= ${POSITIONS}) {
${repeat(POSITIONS, (i) => `    const x${i} = at;${ADVANCE}`)}
    forward${POSITIONS}(y, yPixel, ${repeat(POSITIONS, (i) => `x${i}`, ', ')}, w, bias, KH, rowStep, KW, columnStep, run, tail);
    y += ${POSITIONS} * yPixel;
  }
  for (; left > 0; left--) {
    const x0 = at;${ADVANCE}
    forward1(y, yPixel, x0, w, bias, KH, rowStep, KW, columnStep, run, tail);
    y += yPixel;
  }
}

/** y [M][OH][OW][..] with \`yPixel\` bytes a position, x [M] images, w P panels, bias [8P]; \`run\` in bytes. */
export function convForward(
  y: usize, yStride: usize, yPixel: usize, x: usize, xStride: usize, w: usize, bias: usize, M: i32, P: i32, tail: i32,
  OH: i32, OW: i32, pixelStep: usize, lineStep: usize, KH: i32, rowStep: usize, KW: i32, columnStep: usize, run: usize,
): void {
  const panel = <usize>(KH * KW) * run << 3;
  for (let i: i32 = 0; i < M; i++) {
    for (let p: i32 = 0; p < P; p++) {
      const columns = p === P - 1 ? tail : 8;
      forwardPanel(
        y + (<usize>p << 5), yPixel, x, w + <usize>p * panel, bias + (<usize>p << 5), OH, OW, pixelStep, lineStep,
        KH, rowStep, KW, columnStep, run, columns,
      );
    }
    y += yStride;
    x += xStride;
  }
}
`;
}

function gradientTile(inputs: number): string {
  return `
// @ts-ignore: decorator
@inline
function gradient${inputs}(
  dw: usize, x: usize, dy: usize, dyPixel: usize, OH: i32, OW: i32, pixelStep: usize, lineStep: usize,
): void {
${repeat(inputs, (k) => `  let c${k}0 = v128.load(dw, ${32 * k}), c${k}1 = v128.load(dw, ${32 * k + 16});`)}
  const lineBytes = <usize>OW * dyPixel;
  for (let line: i32 = 0; line < OH; line++) {
    let a = x;
    const end = dy + lineBytes;
    while (dy < end) {
      const d0 = v128.load(dy), d1 = v128.load(dy, 16);
${repeat(inputs, (k) => `      const s${k} = v128.load32_splat(a, ${4 * k}); c${k}0 = fma(s${k}, d0, c${k}0); c${k}1 = fma(s${k}, d1, c${k}1);`)}
      a += pixelStep;
      dy += dyPixel;
    }
    x += lineStep;
  }
${repeat(inputs, (k) => `  v128.store(dw, c${k}0, ${32 * k}); v128.store(dw, c${k}1, ${32 * k + 16});`)}
}
`;
}

export function convWeightGradientSource(): string {
  const rest = [1, 2, 3]
    .map((r) => `if (left === ${r}) gradient${r}(dw, x, dy, dyPixel, OH, OW, pixelStep, lineStep);`)
    .join('\n  else ');
  return `${generatedHead('Convolution: dw = Σ over images and positions of x · dy.')}
import { fma } from '../math/arithmetic';
import { clearColumns } from '../math/store-columns';
${[4, 3, 2, 1].map(gradientTile).join('')}
/** One run of inputs: its rows of a panel. */
function gradientRun(
  dw: usize, x: usize, run: usize, dy: usize, dyPixel: usize, OH: i32, OW: i32, pixelStep: usize, lineStep: usize,
): void {
  let left = <i32>(run >> 2);
  for (; left >= 4; left -= 4) {
    gradient4(dw, x, dy, dyPixel, OH, OW, pixelStep, lineStep);
    dw += 128;
    x += 16;
  }
  ${rest}
}

/** \`isAdded\`: onto the dw that is there. dw P panels, \`panel\` bytes apart; dy [M][OH][OW][..] with \`dyPixel\` bytes a position; the rest as convForward. */
export function convWeightGradient(
  dw: usize, x: usize, xStride: usize, dy: usize, dyStride: usize, dyPixel: usize, M: i32, P: i32, tail: i32,
  OH: i32, OW: i32, pixelStep: usize, lineStep: usize, KH: i32, rowStep: usize, KW: i32, columnStep: usize, run: usize, isAdded: i32,
): void {
  const rows = KH * KW * <i32>(run >> 2);
  const panel = <usize>rows << 5;
  if (!isAdded) memory.fill(dw, 0, <usize>P * panel);
  for (let i: i32 = 0; i < M; i++) {
    let w = dw;
    for (let p: i32 = 0; p < P; p++) {
      const d = dy + (<usize>p << 5);
      for (let kh: i32 = 0; kh < KH; kh++) {
        for (let kw: i32 = 0; kw < KW; kw++) {
          const a = x + <usize>kh * rowStep + <usize>kw * columnStep;
          gradientRun(w, a, run, d, dyPixel, OH, OW, pixelStep, lineStep);
          w += run << 3;
        }
      }
    }
    x += xStride;
    dy += dyStride;
  }
  if (tail < 8) clearColumns(dw + <usize>(P - 1) * panel, rows, tail);
}
`;
}
