/** Convolutions: direct, by Winograd, under max pooling, depthwise; and what prepares their images and kernels. */
import type { WorkOf } from './kernel-work';

const PANEL = 8;
/** An element that is copied one by one, from far apart. */
const MOVED = 60;
/** Half of the windows have a gradient. */
const ALIVE = 0.5;
/** A winner, or none, on its way into a list. */
const LISTED = 20;
/** Winograd's transforms of a tile of one channel, there and back. */
const TILE = 100;

interface Taps {
  readonly KH: number;
  readonly KW: number;
  /** Bytes. */
  readonly run: number;
}

const taps = ({ KH, KW, run }: Taps): number => (KH * KW * run) / 4;
const panelBytes = (sizes: Taps): number => 32 * taps(sizes);
const half = (size: number): number => Math.ceil(size / 2);

export const CONVOLUTIONS = {
  convForward: {
    work: (s) => s.M * s.P * PANEL * s.OH * s.OW * taps(s),
    axes: [
      { count: 'P', moves: { y: 32, w: panelBytes, bias: 32 }, butLast: { tail: PANEL } },
      {
        count: 'OH',
        unit: 4,
        moves: { y: ({ OW, yPixel }) => OW * yPixel, x: ({ lineStep }) => lineStep },
      },
    ],
  },
  convPoolForward: {
    work: (s) => s.M * s.P * PANEL * s.PH * s.PW * 4 * taps(s),
    axes: [
      { count: 'P', moves: { p: 32, winners: 32, w: panelBytes, bias: 32 }, butLast: { tail: 8 } },
    ],
  },
  convWeightGradient: {
    // Every value of an image and of a gradient comes from another cache line.
    work: (s) => 2 * s.M * s.P * PANEL * s.OH * s.OW * taps(s) + s.P * PANEL * taps(s),
    axes: [
      {
        count: 'P',
        moves: { dw: panelBytes, dy: 32 },
        butLast: { tail: PANEL },
      },
      {
        rows: 'M',
        moves: { x: ({ xStride }) => xStride, dy: ({ dyStride }) => dyStride },
        butFirst: { isAdded: 1 },
      },
      {
        count: 'OH',
        moves: { x: ({ lineStep }) => lineStep, dy: ({ OW, dyPixel }) => OW * dyPixel },
        butFirst: { isAdded: 1 },
      },
    ],
  },
  winogradForward: {
    work: ({ M, P, OH, OW, pixel, from }) => {
      const tiles = M * half(OH) * half(OW);
      const transforms = tiles * TILE * ((P - from) * PANEL + (from === 0 ? pixel / 4 : 0));
      return tiles * 16 * (pixel / 4) * (P - from) * PANEL + transforms;
    },
    axes: [
      {
        count: 'OH',
        unit: 2,
        moves: { y: ({ OW, O }) => OW * O * 4, x: ({ line }) => line },
      },
      { from: 'from', to: 'P', isForOneRow: true },
    ],
    isInnermostFirst: true,
  },
  winogradPoolForward: {
    work: ({ M, P, PH, PW, pixel, from }) => {
      const tiles = M * PH * PW;
      const transforms = tiles * TILE * ((P - from) * PANEL + (from === 0 ? pixel / 4 : 0));
      return tiles * 16 * (pixel / 4) * (P - from) * PANEL + transforms;
    },
    axes: [{ from: 'from', to: 'P', isForOneRow: true }],
  },
  winogradKernel: {
    work: ({ I, P }) => I * P * PANEL * 40,
    axes: [{ count: 'P', moves: { u: ({ I }) => 512 * I, w: ({ I }) => 288 * I } }],
  },
  pooledWeightGradient: {
    work: ({ M, N, C, KH, V }) => M * C * N * (LISTED + ALIVE * KH * V * 4),
    axes: [
      {
        rows: 'M',
        moves: {
          x: ({ xStride }) => xStride,
          winners: ({ stride }) => stride,
          dp: ({ stride }) => stride,
        },
        butFirst: { isAdded: 1 },
      },
      {
        count: 'C',
        unit: 4,
        moves: { dw: ({ KH, V }) => KH * V * 16, db: 4, winners: 4, dp: 4 },
      },
    ],
  },
  pooledInputGradient: {
    work: ({ M, PH, PW, C, KH, V, bytes }) =>
      M * (C * PH * PW * (LISTED + ALIVE * KH * V * 4) + bytes / 4),
    axes: [
      {
        count: 'PH',
        moves: {
          winners: ({ PW, pixel }) => PW * pixel,
          dp: ({ PW, pixel }) => PW * pixel,
          first: ({ lineStep }) => 2 * lineStep,
        },
        butFirst: { isAdded: 1 },
      },
      {
        count: 'PW',
        moves: {
          winners: ({ pixel }) => pixel,
          dp: ({ pixel }) => pixel,
          first: ({ pixelStep }) => 2 * pixelStep,
        },
        butFirst: { isAdded: 1 },
      },
    ],
  },
} satisfies Partial<
  WorkOf<
    | 'convForward'
    | 'convPoolForward'
    | 'convWeightGradient'
    | `winograd${'Forward' | 'PoolForward' | 'Kernel'}`
    | `pooled${'Weight' | 'Input'}Gradient`
  >
>;

interface Depthwise {
  readonly R: number;
  readonly C: number;
  readonly OH: number;
  readonly OW: number;
  readonly KH: number;
  readonly KW: number;
}

const windows = ({ R, C, OH, OW, KH, KW }: Depthwise): number => 4 * R * C * OH * OW * KH * KW;

export const IMAGES = {
  depthwiseForward: {
    work: windows,
    axes: [{ count: 'OH', moves: { y: ({ OW, C }) => OW * C * 4, top: ({ SH }) => -SH } }],
  },
  depthwiseInputGradient: { work: windows },
  depthwiseInputGradientByOnes: { work: windows },
  depthwiseWeightGradient: {
    work: ({ R, OH, OW, KH, KW, channels }) => 4 * R * OH * OW * KH * KW * channels,
  },
  turnKernel: {
    work: ({ O, from, to }) => (to - from) * O * MOVED,
    axes: [{ from: 'from', to: 'to' }],
  },
  kernelToRows: {
    work: ({ C, KH, R }) => C * KH * R * MOVED,
    axes: [
      {
        count: 'C',
        unit: PANEL,
        moves: { rows: ({ KH, V }) => KH * V * 16, panels: ({ KH, R }) => KH * R * 4 },
      },
    ],
  },
  rowsToKernel: {
    work: ({ C, KH, R }) => C * KH * R * MOVED,
    axes: [
      {
        count: 'C',
        unit: PANEL,
        moves: { rows: ({ KH, V }) => KH * V * 16, panels: ({ KH, R }) => KH * R * 4 },
      },
    ],
  },
  expandGroups: {
    work: ({ T, I, G, from, to }) => ((to - from) * T * I * MOVED) / G,
    axes: [{ from: 'from', to: 'to' }],
  },
  collectGroups: {
    work: ({ T, I, G, from, to }) => ((to - from) * T * I * MOVED) / G,
    axes: [{ from: 'from', to: 'to' }],
  },
  spreadImages: {
    work: ({ M, H, W, pixel }) => (8 * M * H * W * pixel) / 4 + 20 * M * H * W,
    axes: [{ count: 'H', moves: { y: ({ lineGap }) => lineGap, x: ({ W, pixel }) => W * pixel } }],
  },
  cropImages: {
    work: ({ M, H, line }) => 2 * M * H * line,
    axes: [{ count: 'H', moves: { y: ({ line }) => line, x: ({ xLine }) => xLine } }],
  },
} satisfies Partial<
  WorkOf<
    | `depthwise${'Forward' | 'InputGradient' | 'InputGradientByOnes' | 'WeightGradient'}`
    | 'turnKernel'
    | 'kernelToRows'
    | 'rowsToKernel'
    | 'expandGroups'
    | 'collectGroups'
    | 'spreadImages'
    | 'cropImages'
  >
>;
