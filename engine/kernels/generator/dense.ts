/**
 * Writes the three matrix products of a Dense layer as register tiles of 4 × 8. V8 lifts every load of a loop body above the
 * arithmetic, so accumulators and operands together must fit 14 vector registers: this tile reaches 93 % of a core's peak.
 *
 * Sizes: M rows (samples), K inputs, P panels. A kernel matrix is held in panels of 8 columns: panel p is [K][8], zero beyond the
 * last column. Strides are in bytes. Every output element is summed in one fixed order, whatever tile it falls into.
 */
import { generatedHead, repeat } from './source';

const ROW_TILE = 4;

/** y[i][8p..8p+8) = bias + Σ_k x[i][k] · w[p][k][..], k ascending; where `isAdded`, onto the y that is there. */
function forwardTile(rows: number, isAdded = false): string {
  const start = (i: number, half: number): string =>
    isAdded ? `f32x4.add(bias${half}, v128.load(y + ${i} * yStride, ${16 * half}))` : `bias${half}`;
  return `
// @ts-ignore: decorator
@inline
function forward${rows}(y: usize, yStride: usize, x: usize, xStride: usize, w: usize, bias: usize, K: usize): void {
  let b = w;
  const end = w + (K << 5);
${repeat(rows, (i) => `  let x${i} = x${i === 0 ? '' : ` + ${i} * xStride`};`)}
  const bias0 = v128.load(bias), bias1 = v128.load(bias, 16);
${repeat(rows, (i) => `  let c${i}0 = ${start(i, 0)}, c${i}1 = ${start(i, 1)};`)}
  while (b < end) {
    const b0 = v128.load(b), b1 = v128.load(b, 16);
${repeat(rows, (i) => `    const s${i} = v128.load32_splat(x${i}); c${i}0 = fma(s${i}, b0, c${i}0); c${i}1 = fma(s${i}, b1, c${i}1);`)}
    b += 32;
${repeat(rows, (i) => `    x${i} += 4;`)}
  }
${repeat(rows, (i) => `  v128.store(y + ${i} * yStride, c${i}0); v128.store(y + ${i} * yStride, c${i}1, 16);`)}
}
`;
}

/** `isAdded`: onto the y that is there. */
export function denseForwardSource(isAdded = false): string {
  const [name, sum] = isAdded ? ['denseForwardAdded', '+='] : ['denseForward', '='];
  return `${generatedHead(`Dense: y ${sum} bias + x · w.`)}
import { fma } from '../math/arithmetic';
${forwardTile(ROW_TILE, isAdded)}${forwardTile(1, isAdded)}
/** y [M][8P], x [M][K], w P panels [K][8], bias [8P]. */
export function ${name}(
  y: usize, yStride: usize, x: usize, xStride: usize, w: usize, bias: usize, M: i32, K: i32, P: i32,
): void {
  const panel = <usize>K << 5;
  for (let p: i32 = 0; p < P; p++) {
    let i: i32 = 0;
    let yi = y, xi = x;
    for (; i + ${ROW_TILE} <= M; i += ${ROW_TILE}) {
      forward${ROW_TILE}(yi, yStride, xi, xStride, w, bias, K);
      yi += yStride << 2;
      xi += xStride << 2;
    }
    for (; i < M; i++) {
      forward1(yi, yStride, xi, xStride, w, bias, K);
      yi += yStride;
      xi += xStride;
    }
    w += panel;
    bias += 32;
    y += 32;
  }
}
`;
}

/**
 * The same where many inputs are 0: four rows go through all panels, with only the inputs from the first to the last that one of them
 * lights. The bits are the same. For small w, all of which is read for every four rows.
 */
export function denseForwardTrimmedSource(): string {
  return `${generatedHead('Dense: y = bias + x · w, from the first input that is not 0 to the last.')}
import { fma } from '../math/arithmetic';
import { firstLit, endOfLit } from '../math/lit-range';
${forwardTile(ROW_TILE)}${forwardTile(1)}
/** y [M][8P], x [M][K], w P panels [K][8], bias [8P]. */
export function denseForwardTrimmed(
  y: usize, yStride: usize, x: usize, xStride: usize, w: usize, bias: usize, M: i32, K: i32, P: i32,
): void {
  const panel = <usize>K << 5;
  let i: i32 = 0;
  for (; i + ${ROW_TILE} <= M; i += ${ROW_TILE}) {
    const from = firstLit(x, xStride, ${ROW_TILE}, K), to = endOfLit(x, xStride, ${ROW_TILE}, from, K);
    let yp = y, wp = w + (<usize>from << 5), bp = bias;
    for (let p: i32 = 0; p < P; p++) {
      forward${ROW_TILE}(yp, yStride, x + (<usize>from << 2), xStride, wp, bp, to - from);
      wp += panel;
      bp += 32;
      yp += 32;
    }
    y += yStride << 2;
    x += xStride << 2;
  }
  for (; i < M; i++) {
    let yp = y, wp = w, bp = bias;
    for (let p: i32 = 0; p < P; p++) {
      forward1(yp, yStride, x, xStride, wp, bp, K);
      wp += panel;
      bp += 32;
      yp += 32;
    }
    y += yStride;
    x += xStride;
  }
}
`;
}

/** dx[i][k] = Σ_n dy[i][n] · w[k][n]: four partial sums over n mod 4 (vector lanes), then added as `sumLanes` does. */
function inputGradientTile(rows: number, columns: number): string {
  const sums = Array.from(
    { length: rows * columns },
    (_, t) => `c${Math.floor(t / columns)}${t % columns}`,
  );
  const stores = (): string => {
    if (columns === 1)
      return repeat(rows, (i) => `  store<f32>(dx + ${i} * dxStride, sumLanesOf(c${i}0));`);
    if (rows === 1) return `  store<f32>(dx, sumLanesOf(c00)); store<f32>(dx, sumLanesOf(c01), 4);`;
    return repeat(rows / 2, (h) => {
      const four = sums.slice(h * 4, h * 4 + 4).join(', ');
      return `  const r${h} = sumLanes(${four});
  v128.store64_lane(dx + ${2 * h} * dxStride, r${h}, 0); v128.store64_lane(dx + ${2 * h + 1} * dxStride, r${h}, 1);`;
    });
  };
  return `
// @ts-ignore: decorator
@inline
function inputGradient${rows}x${columns}(dx: usize, dxStride: usize, dy: usize, dyStride: usize, w: usize, panel: usize, P: i32): void {
  ${sums.map((c) => `let ${c} = f32x4.splat(0);`).join(' ')}
${repeat(rows, (i) => `  let d${i} = dy${i === 0 ? '' : ` + ${i} * dyStride`};`)}
  const end = dy + (<usize>P << 5);
  while (d0 < end) {
    let b = w;
    for (let half = 0; half < 2; half++) {
      ${repeat(columns, (k) => `const w${k} = v128.load(b, ${k * 32});`, ' ')}
${repeat(rows, (i) => `      const v${i} = v128.load(d${i}); ${repeat(columns, (k) => `c${i}${k} = fma(v${i}, w${k}, c${i}${k});`, ' ')}`)}
      b += 16;
${repeat(rows, (i) => `      d${i} += 16;`)}
    }
    w += panel;
  }
${stores()}
}
`;
}

export function denseInputGradientSource(): string {
  return `${generatedHead('Dense: dx = dy · wᵀ.')}
import { fma, sumLanes, sumLanesOf } from '../math/arithmetic';
${inputGradientTile(ROW_TILE, 2)}${inputGradientTile(ROW_TILE, 1)}${inputGradientTile(1, 2)}${inputGradientTile(1, 1)}
// @ts-ignore: decorator
@inline
function columnPair(dx: usize, dxStride: usize, dy: usize, dyStride: usize, w: usize, panel: usize, M: i32, P: i32): void {
  let i: i32 = 0;
  for (; i + ${ROW_TILE} <= M; i += ${ROW_TILE}) {
    inputGradient${ROW_TILE}x2(dx, dxStride, dy, dyStride, w, panel, P);
    dx += dxStride << 2;
    dy += dyStride << 2;
  }
  for (; i < M; i++) {
    inputGradient1x2(dx, dxStride, dy, dyStride, w, panel, P);
    dx += dxStride;
    dy += dyStride;
  }
}

// @ts-ignore: decorator
@inline
function columnOne(dx: usize, dxStride: usize, dy: usize, dyStride: usize, w: usize, panel: usize, M: i32, P: i32): void {
  let i: i32 = 0;
  for (; i + ${ROW_TILE} <= M; i += ${ROW_TILE}) {
    inputGradient${ROW_TILE}x1(dx, dxStride, dy, dyStride, w, panel, P);
    dx += dxStride << 2;
    dy += dyStride << 2;
  }
  for (; i < M; i++) {
    inputGradient1x1(dx, dxStride, dy, dyStride, w, panel, P);
    dx += dxStride;
    dy += dyStride;
  }
}

/** dx [M][C] for C neighbouring inputs, dy [M][8P], w: the first of these inputs' rows in panel 0; \`panel\` bytes between panels. */
export function denseInputGradient(
  dx: usize, dxStride: usize, dy: usize, dyStride: usize, w: usize, panel: usize, M: i32, C: i32, P: i32,
): void {
  let k: i32 = 0;
  for (; k + 2 <= C; k += 2) {
    columnPair(dx, dxStride, dy, dyStride, w, panel, M, P);
    dx += 8;
    w += 64;
  }
  if (k < C) columnOne(dx, dxStride, dy, dyStride, w, panel, M, P);
}
`;
}

/** dw[p][k][..] = Σ_i x[i][k] · dy[i][8p..8p+8), i ascending; where `isAdded`, onto the dw that is there. */
function weightGradientTile(inputs: number, isAdded: boolean): string {
  const start = (offset: number): string =>
    isAdded ? `v128.load(dw, ${offset})` : 'f32x4.splat(0)';
  return `
// @ts-ignore: decorator
@inline
function weightGradient${inputs}(dw: usize, x: usize, xStride: usize, dy: usize, dyStride: usize, M: i32): void {
${repeat(inputs, (k) => `  let c${k}0 = ${start(32 * k)}, c${k}1 = ${start(32 * k + 16)};`)}
  for (let i: i32 = 0; i < M; i++) {
    const d0 = v128.load(dy), d1 = v128.load(dy, 16);
${repeat(inputs, (k) => `    const s${k} = v128.load32_splat(x, ${4 * k}); c${k}0 = fma(s${k}, d0, c${k}0); c${k}1 = fma(s${k}, d1, c${k}1);`)}
    x += xStride;
    dy += dyStride;
  }
${repeat(inputs, (k) => `  v128.store(dw, c${k}0, ${32 * k}); v128.store(dw, c${k}1, ${32 * k + 16});`)}
}
`;
}

/** `isAdded`: onto the dw that is there. */
export function denseWeightGradientSource(isAdded = false): string {
  const [name, sum] = isAdded ? ['denseWeightGradientAdded', '+='] : ['denseWeightGradient', '='];
  return `${generatedHead(`Dense: dw ${sum} xᵀ · dy.`)}
import { fma } from '../math/arithmetic';
${weightGradientTile(4, isAdded)}${weightGradientTile(1, isAdded)}
/** dw: rows of C neighbouring inputs in P panels (\`panel\` bytes between panels), x [M][C], dy [M][8P]. */
export function ${name}(
  dw: usize, panel: usize, x: usize, xStride: usize, dy: usize, dyStride: usize, M: i32, C: i32, P: i32,
): void {
  for (let p: i32 = 0; p < P; p++) {
    let k: i32 = 0;
    let wk = dw, xk = x;
    for (; k + 4 <= C; k += 4) {
      weightGradient4(wk, xk, xStride, dy, dyStride, M);
      wk += 128;
      xk += 16;
    }
    for (; k < C; k++) {
      weightGradient1(wk, xk, xStride, dy, dyStride, M);
      wk += 32;
      xk += 4;
    }
    dw += panel;
    dy += 32;
  }
}
`;
}
