/**
 * Writes Winograd's minimal filtering F(2 × 2, 3 × 3) (Lavin & Gray 2016): a tile of 2 × 2 outputs needs 16 products a channel in
 * place of 36. y = Aᵀ [(G g Gᵀ) · (Bᵀ d B)] A, summed over the channels in between.
 *
 * Stride and dilation are 1; I, the channels of the input, is a multiple of 4. TH × TW tiles an image; the image has (or is padded to
 * have) 2·TH + 2 lines of 2·TW + 2 pixels. `scratch`, an image: 16 planes of [T4][I] floats, T4 the tiles rounded up to 4, and 2 KiB.
 * One image may be done in stretches of panels, [from, P), one after the other.
 */
import { generatedHead, repeat } from './source';

const TILES = 4;

/** One row of G · g: g0, (g0 + g1 + g2) / 2, (g0 - g1 + g2) / 2, g2. */
function filtered(to: readonly string[], from: readonly string[]): string {
  const [a, b, c] = from;
  return `
      const ${to[0]} = ${a}, ${to[3]} = ${c};
      const ${to[1]} = f32x4.mul(half, f32x4.add(f32x4.add(${a}, ${b}), ${c}));
      const ${to[2]} = f32x4.mul(half, f32x4.add(f32x4.sub(${a}, ${b}), ${c}));`;
}

export function winogradKernelSource(): string {
  const names = (prefix: string, count: number): readonly string[] =>
    Array.from({ length: count }, (_, i) => `${prefix}${i}`);
  return `${generatedHead('The kernel of a 3 × 3 convolution as Winograd takes it: G g Gᵀ.')}

/** u: P panels of [16][I][8]; w: P panels of [9 · I][8]. */
export function winogradKernel(u: usize, w: usize, I: i32, P: i32): void {
  const half = f32x4.splat(0.5);
  const tap = <usize>I << 5;
  for (let row: i32 = 0; row < P * I; row++) {
    const panel = row / I;
    const from = w + <usize>panel * 9 * tap + (<usize>(row - panel * I) << 5);
    const to = u + <usize>panel * 16 * tap + (<usize>(row - panel * I) << 5);
    for (let h: usize = 0; h < 32; h += 16) {
${repeat(9, (t) => `      const g${t} = v128.load(from + h + ${t} * tap);`)}
${repeat(3, (kw) => filtered(names(`c${kw}_`, 4), [`g${kw}`, `g${3 + kw}`, `g${6 + kw}`]), '')}
${repeat(4, (i) => filtered(names(`r${i}_`, 4), [`c0_${i}`, `c1_${i}`, `c2_${i}`]), '')}
${repeat(16, (t) => `      v128.store(to + h + ${t} * tap, r${Math.floor(t / 4)}_${t % 4});`)}
    }
  }
}
`;
}

/** Bᵀ of four values: d0 - d2, d1 + d2, d2 - d1, d1 - d3. */
const COMBINE = [
  'f32x4.sub(d0, d2)',
  'f32x4.add(d1, d2)',
  'f32x4.sub(d2, d1)',
  'f32x4.sub(d1, d3)',
];

const INPUT = `
/** Bᵀ d B of every tile, into 16 planes \`plane\` bytes apart. */
function transformInput(v: usize, plane: usize, x: usize, line: usize, pixel: usize, TH: i32, TW: i32, columns: usize): void {
  for (let th: i32 = 0; th < TH; th++) {
    for (let tw: i32 = 0; tw < TW; tw++) {
      const patch = x + <usize>(2 * th) * line + <usize>(2 * tw) * pixel;
      for (let c: usize = 0; c < pixel; c += 16) {
${repeat(
  4,
  (w) => `        {
          const p = patch + c + ${w} * pixel;
          const d0 = v128.load(p), d1 = v128.load(p + line), d2 = v128.load(p + 2 * line), d3 = v128.load(p + 3 * line);
${repeat(4, (i) => `          v128.store(columns, ${COMBINE[i] ?? ''}, ${64 * i + 16 * w});`)}
        }`,
)}
        let to = v + c;
${repeat(
  4,
  (i) => `        {
          const d0 = v128.load(columns, ${64 * i}), d1 = v128.load(columns, ${64 * i + 16});
          const d2 = v128.load(columns, ${64 * i + 32}), d3 = v128.load(columns, ${64 * i + 48});
${repeat(4, (j) => `          v128.store(to, ${COMBINE[j] ?? ''}); to += plane;`)}
        }`,
)}
      }
      v += pixel;
    }
  }
}
`;

/** Images whose tiles, together, fill ${TILES} at a time without a rest, as long as they are small: bytes of their transforms. */
const TOGETHER = `
function transformInputs(
  v: usize, plane: usize, x: usize, xStride: usize, line: usize, pixel: usize, images: i32, TH: i32, TW: i32, columns: usize,
): void {
  for (let i: i32 = 0; i < images; i++) {
    transformInput(v, plane, x, line, pixel, TH, TW, columns);
    v += <usize>(TH * TW) * pixel;
    x += xStride;
  }
}

const MOST_BYTES: usize = 1 << 19;

// @ts-ignore: decorator
@inline
function imagesTogether(T: i32, pixel: usize): i32 {
  const images = T & 1 ? 4 : T & 2 ? 2 : 1;
  return <usize>(images * T) * pixel << 4 > MOST_BYTES ? 1 : images;
}
`;

const PRODUCTS = `
/** products [16][${TILES} tiles][8] = Σ over channels, for ${TILES} tiles and one panel. */
function multiply(products: usize, v: usize, plane: usize, u: usize, pixel: usize): void {
  let b = u;
  for (let k: i32 = 0; k < 16; k++) {
${repeat(TILES, (i) => `    let a${i} = v + ${i} * pixel;`)}
    const end = a0 + pixel;
${repeat(TILES, (i) => `    let c${i}0 = f32x4.splat(0), c${i}1 = f32x4.splat(0);`)}
    while (a0 < end) {
      const b0 = v128.load(b), b1 = v128.load(b, 16);
${repeat(TILES, (i) => `      const s${i} = v128.load32_splat(a${i}); c${i}0 = fma(s${i}, b0, c${i}0); c${i}1 = fma(s${i}, b1, c${i}1);`)}
      b += 32;
${repeat(TILES, (i) => `      a${i} += 4;`)}
    }
${repeat(TILES, (i) => `    v128.store(products, c${i}0, ${32 * i}); v128.store(products, c${i}1, ${32 * i + 16});`)}
    products += ${32 * TILES};
    v += plane;
  }
}
`;

/** Leaves the tile's outputs in y00, y01, y10, y11 (line, pixel): Aᵀ m A + bias, m at \`at\` with 16 values ${32 * TILES} bytes apart. */
const OUTPUT = `${repeat(
  4,
  (j) => `
  const m0_${j} = v128.load(at, ${32 * TILES * j}), m1_${j} = v128.load(at, ${32 * TILES * (4 + j)});
  const m2_${j} = v128.load(at, ${32 * TILES * (8 + j)}), m3_${j} = v128.load(at, ${32 * TILES * (12 + j)});
  const s${j} = f32x4.add(f32x4.add(m0_${j}, m1_${j}), m2_${j}), d${j} = f32x4.sub(f32x4.sub(m1_${j}, m2_${j}), m3_${j});`,
  '',
)}
  const y00 = f32x4.add(f32x4.add(f32x4.add(s0, s1), s2), bias), y01 = f32x4.add(f32x4.sub(f32x4.sub(s1, s2), s3), bias);
  const y10 = f32x4.add(f32x4.add(f32x4.add(d0, d1), d2), bias), y11 = f32x4.add(f32x4.sub(f32x4.sub(d1, d2), d3), bias);`;

export function winogradForwardSource(): string {
  return `${generatedHead('3 × 3 convolution by Winograd.')}
import { fma } from '../math/arithmetic';
import { storeLanes } from '../math/lanes';
${INPUT}${TOGETHER}${PRODUCTS}
/** One tile, four outputs: the \`lines\` × \`pixels\` of it that exist, \`count\` outputs each. */
// @ts-ignore: decorator
@inline
function writeTile(y: usize, line: usize, pixel: usize, at: usize, bias: v128, lines: i32, pixels: i32, count: i32): void {${OUTPUT}
  storeLanes(y, y00, count);
  if (pixels > 1) storeLanes(y + pixel, y01, count);
  if (lines > 1) {
    storeLanes(y + line, y10, count);
    if (pixels > 1) storeLanes(y + line + pixel, y11, count);
  }
}

/** y [M][OH][OW][O]; x [M] images of lines \`line\` bytes long with \`pixel\` = 4I bytes a pixel; u P panels of [16][I][8]. */
export function winogradForward(
  y: usize, yStride: usize, x: usize, xStride: usize, u: usize, bias: usize, scratch: usize, M: i32, P: i32, O: i32,
  OH: i32, OW: i32, line: usize, pixel: usize, from: i32,
): void {
  const TH = OH + 1 >> 1, TW = OW + 1 >> 1, T = TH * TW;
  const together = imagesTogether(T, pixel);
  const yPixel = <usize>O << 2, yLine = <usize>OW * yPixel;
  for (let i: i32 = 0; i < M; i += together) {
    const images = min(together, M - i), all = images * T;
    const plane = <usize>(all + 3 & ~3) * pixel, products = scratch + 16 * plane;
    if (from === 0) transformInputs(scratch, plane, x, xStride, line, pixel, images, TH, TW, products);
    for (let p: i32 = from; p < P; p++) {
      const bias0 = v128.load(bias + (<usize>p << 5)), bias1 = v128.load(bias + (<usize>p << 5), 16);
      const left = O - 8 * p;
      for (let t: i32 = 0; t < all; t += ${TILES}) {
        multiply(products, scratch + <usize>t * pixel, plane, u + <usize>p * (pixel << 7), pixel);
        const tiles = min(${TILES}, all - t);
        for (let j: i32 = 0; j < tiles; j++) {
          const image = (t + j) / T, tile = t + j - image * T;
          const th = tile / TW, tw = tile - th * TW;
          const to = y + <usize>image * yStride + <usize>(2 * th) * yLine + <usize>(2 * tw) * yPixel + (<usize>p << 5);
          const sums = products + (<usize>j << 5);
          writeTile(to, yLine, yPixel, sums, bias0, OH - 2 * th, OW - 2 * tw, left);
          if (left > 4) writeTile(to + 16, yLine, yPixel, sums + 16, bias1, OH - 2 * th, OW - 2 * tw, left - 4);
        }
      }
    }
    y += <usize>images * yStride;
    x += <usize>images * xStride;
  }
}
`;
}

export function winogradPoolForwardSource(): string {
  return `${generatedHead('3 × 3 convolution by Winograd and 2 × 2 max pooling in one pass: a tile is a window.')}
import { fma } from '../math/arithmetic';
import { storeLanes } from '../math/lanes';
import { largestOf, winnerOf } from '../math/winners';
${INPUT}${TOGETHER}${PRODUCTS}
// @ts-ignore: decorator
@inline
function writeWindow(p: usize, winner: usize, at: usize, bias: v128, first: i32, across: v128, down: v128, least: v128, count: i32): void {${OUTPUT}
  const patch = winnerOf(y00, y01, y10, y11, first, across, down, least);
  storeLanes(p, f32x4.max(largestOf(y00, y01, y10, y11), least), count);
  storeLanes(winner, patch, count);
}

/** p, winners [M][PH][PW][O] as convPoolForward; the rest as winogradForward with PH × PW tiles. */
export function winogradPoolForward(
  p: usize, winners: usize, pStride: usize, x: usize, xStride: usize, u: usize, bias: usize, scratch: usize, M: i32, P: i32, O: i32,
  PH: i32, PW: i32, line: usize, pixel: usize, least: f32, from: i32,
): void {
  const T = PH * PW;
  const together = imagesTogether(T, pixel);
  const floor = f32x4.splat(least), across = i32x4.splat(<i32>pixel), down = i32x4.splat(<i32>line);
  for (let i: i32 = 0; i < M; i += together) {
    const images = min(together, M - i), all = images * T;
    const plane = <usize>(all + 3 & ~3) * pixel, products = scratch + 16 * plane;
    if (from === 0) transformInputs(scratch, plane, x, xStride, line, pixel, images, PH, PW, products);
    for (let panel: i32 = from; panel < P; panel++) {
      const bias0 = v128.load(bias + (<usize>panel << 5)), bias1 = v128.load(bias + (<usize>panel << 5), 16);
      const left = O - 8 * panel;
      for (let t: i32 = 0; t < all; t += ${TILES}) {
        multiply(products, scratch + <usize>t * pixel, plane, u + <usize>panel * (pixel << 7), pixel);
        const tiles = min(${TILES}, all - t);
        for (let j: i32 = 0; j < tiles; j++) {
          const image = (t + j) / T, tile = t + j - image * T;
          const h = tile / PW, w = tile - h * PW;
          const offset = <i32>(<usize>(2 * h) * line + <usize>(2 * w) * pixel);
          const to = <usize>image * pStride + (<usize>(tile * O + 8 * panel) << 2), sums = products + (<usize>j << 5);
          writeWindow(p + to, winners + to, sums, bias0, offset, across, down, floor, left);
          if (left > 4) writeWindow(p + to + 16, winners + to + 16, sums + 16, bias1, offset, across, down, floor, left - 4);
        }
      }
    }
    p += <usize>images * pStride;
    winners += <usize>images * pStride;
    x += <usize>images * xStride;
  }
}
`;
}
