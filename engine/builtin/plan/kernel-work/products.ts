/** Matrix products of Dense layers, over a batch or over its steps, and sparse ones. */
import type { WorkOf } from './kernel-work';

const PANEL = 8;
/** Of what a list has room for, about so much is in it. */
const FILLED = 0.5;

/** For few samples, reading the weights takes as long as so many. */
const FEWEST = 12;
const samples = (count: number): number => Math.max(count, FEWEST);

const forward = {
  work: ({ M, K, P }: { M: number; K: number; P: number }) => samples(M) * K * P * PANEL,
  axes: [
    {
      count: 'P',
      moves: { y: 32, w: ({ K }: { K: number }) => 32 * K, bias: 32 },
    },
    {
      rows: 'M',
      moves: {
        y: ({ yStride }: { yStride: number }) => yStride,
        x: ({ xStride }: { xStride: number }) => xStride,
      },
    },
  ],
} as const;

const weightGradient = {
  work: ({ M, C, P }: { M: number; C: number; P: number }) => M * C * P * PANEL + C * P * PANEL,
  axes: [
    { count: 'P', moves: { dw: ({ panel }: { panel: number }) => panel, dy: 32 } },
    { count: 'C', unit: 4, moves: { dw: 32, x: 4 } },
  ],
} as const;

export const PRODUCTS = {
  denseForward: forward,
  denseForwardAdded: forward,
  denseForwardTrimmed: forward,
  inputProduct: forward,
  denseInputGradient: {
    work: ({ M, C, P }) => samples(M) * C * P * PANEL,
    axes: [
      { count: 'C', unit: 8, moves: { dx: 4, w: 32 } },
      { rows: 'M', moves: { dx: ({ dxStride }) => dxStride, dy: ({ dyStride }) => dyStride } },
    ],
  },
  denseWeightGradient: weightGradient,
  denseWeightGradientAdded: weightGradient,
  stepsForward: {
    work: ({ M, K, P, T }) => M * K * P * PANEL * T,
    axes: [
      { count: 'T', moves: { y: ({ yStep }) => yStep, x: ({ xStep }) => xStep } },
      { count: 'P', moves: { y: 32, w: ({ K }) => 32 * K, bias: 32 } },
    ],
  },
  stepsInputGradient: {
    work: ({ M, C, P, T }) => M * C * P * PANEL * T,
    axes: [
      { count: 'T', moves: { dx: ({ dxStep }) => dxStep, dy: ({ dyStep }) => dyStep } },
      { count: 'C', unit: 8, moves: { dx: 4, w: 32 } },
    ],
  },
  stepsWeightGradient: {
    work: ({ M, C, P, T }) => M * C * P * PANEL * T + C * P * PANEL,
    axes: weightGradient.axes,
  },
  stepsColumnSum: {
    work: ({ M, W, T }) => 4 * M * W * T,
    axes: [{ count: 'W', unit: 8, moves: { sums: 4, d: 4 } }],
  },
  stepsCopy: {
    work: ({ M, W, T }) => 8 * M * W * T,
    axes: [{ count: 'T', moves: { y: ({ yStep }) => yStep, x: ({ xStep }) => xStep } }],
  },
  stepsScale: {
    work: ({ M, W, T }) => 8 * M * W * T,
    axes: [{ count: 'T', moves: { y: ({ yStep }) => yStep, x: ({ xStep }) => xStep } }],
  },
} satisfies Partial<
  WorkOf<
    | 'denseForward'
    | 'denseForwardAdded'
    | 'denseForwardTrimmed'
    | 'inputProduct'
    | 'denseInputGradient'
    | 'denseWeightGradient'
    | 'denseWeightGradientAdded'
    | 'stepsForward'
    | 'stepsInputGradient'
    | 'stepsWeightGradient'
    | 'stepsColumnSum'
    | 'stepsCopy'
    | 'stepsScale'
  >
>;

interface ListSizes {
  readonly M: number;
  readonly K: number;
}

function sparseForward(width: number) {
  return {
    work: ({ M, listStride }: { M: number; listStride: number }) =>
      M * width * (listStride / 8) * FILLED,
    axes: [
      {
        rows: 'M',
        moves: {
          y: ({ yStride }: { yStride: number }) => yStride,
          lists: ({ listStride }: { listStride: number }) => listStride,
          marks: 4,
        },
      },
    ],
  } as const;
}

function sparseWeightGradient(width: number) {
  return {
    work: ({ K }: { K: number }, rows: number) => K * width * (rows * FILLED + 4),
    axes: [{ count: 'K', moves: { dw: width * 4, starts: 4, lengths: 4 } }],
  } as const;
}

/** Adam's step takes as long as some 64 multiplications. */
function sparseAdam(width: number) {
  return {
    work: ({ K }: { K: number }, rows: number) => K * width * (rows * FILLED + 64),
    axes: [
      {
        count: 'K',
        moves: { w: width * 4, m: width * 4, v: width * 4, starts: 4, lengths: 4 },
      },
    ],
  } as const;
}

const list = { work: ({ M, K }: ListSizes) => 20 * M * K };

export const SPARSE_PRODUCTS = {
  sparseForward8: sparseForward(8),
  sparseForward16: sparseForward(16),
  sparseForward24: sparseForward(24),
  sparseForward32: sparseForward(32),
  sparseWeightGradient8: sparseWeightGradient(8),
  sparseWeightGradient16: sparseWeightGradient(16),
  sparseWeightGradient24: sparseWeightGradient(24),
  sparseWeightGradient32: sparseWeightGradient(32),
  sparseAdam8: sparseAdam(8),
  sparseAdam16: sparseAdam(16),
  sparseAdam24: sparseAdam(24),
  sparseAdam32: sparseAdam(32),
  sparseListBytes: list,
  sparseListFloats: list,
  sparseListRows: list,
  sparseTransposeLists: { work: ({ M, from, to }) => M * (40 + 40 * FILLED * (to - from)) },
  transposeBlocks: { work: ({ R, C }) => 10 * R * C },
} satisfies Partial<
  WorkOf<
    | `sparseForward${8 | 16 | 24 | 32}`
    | `sparseWeightGradient${8 | 16 | 24 | 32}`
    | `sparseAdam${8 | 16 | 24 | 32}`
    | `sparseList${'Bytes' | 'Floats' | 'Rows'}`
    | 'sparseTransposeLists'
    | 'transposeBlocks'
  >
>;
