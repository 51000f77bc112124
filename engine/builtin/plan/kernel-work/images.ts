/** What moves windows over images without weights, or makes images larger; and tables of vectors. */
import type { WorkOf } from './kernel-work';

const TOUCHED = 8;

interface Windows {
  readonly R: number;
  readonly C: number;
  readonly OH: number;
  readonly OW: number;
  readonly KH: number;
  readonly KW: number;
}
const pooled = ({ R, C, OH, OW, KH, KW }: Windows): number => 4 * R * C * OH * OW * (KH * KW + 2);
const pooling = { work: pooled };
/** Down from line to line: what lies above the first moves out of the image. */
const down = {
  y: ({ OW, C }: { OW: number; C: number }) => OW * C * 4,
  top: ({ SH }: { SH: number }) => -SH,
} as const;
const enlarged = {
  work: ({
    R,
    H,
    W,
    C,
    rows,
    columns,
  }: Record<'R' | 'H' | 'W' | 'C' | 'rows' | 'columns', number>) =>
    TOUCHED * R * H * W * C * rows * columns,
};

export const POOLING = {
  averagePoolingForward: { work: pooled, axes: [{ count: 'OH', moves: down }] },
  averagePoolingBackward: pooling,
  maxPoolingForward: {
    work: pooled,
    axes: [{ count: 'OH', moves: { ...down, index: down.y } }],
  },
  maxPoolingAnswer: { work: pooled, axes: [{ count: 'OH', moves: down }] },
  maxPoolingBackward: pooling,
  maxPoolingBackwardOverlapping: pooling,
  globalMaxPoolingBackward: { work: ({ R, cells, C }) => 3 * TOUCHED * R * cells * C },
  bilinearForward: enlarged,
  bilinearBackward: enlarged,
  upSamplingForward: enlarged,
  upSamplingBackward: enlarged,
  zeroPaddingForward: { work: ({ R, count }) => TOUCHED * R * count },
  zeroPaddingBackward: { work: ({ R, count }) => TOUCHED * R * count },
  embeddingForward: { work: ({ M, N, W }) => TOUCHED * M * N * W },
  embeddingBackward: { work: ({ M, N, R, P }) => 8 * P * (TOUCHED * M * N + 2 * R) },
} satisfies Partial<
  WorkOf<
    | `averagePooling${'Forward' | 'Backward'}`
    | `maxPooling${'Forward' | 'Answer' | 'Backward' | 'BackwardOverlapping'}`
    | 'globalMaxPoolingBackward'
    | `${'bilinear' | 'upSampling' | 'zeroPadding' | 'embedding'}${'Forward' | 'Backward'}`
  >
>;
