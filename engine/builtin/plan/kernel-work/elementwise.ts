/** What goes through rows of numbers one by one: activations, dropout and noise, losses, copies, normalization. */
import type { WorkOf } from './kernel-work';

/** A number read and written. */
const TOUCHED = 8;
/** An exponential and its like. */
const CURVED = 40;
/** Numbers in a step of every kernel that goes along rows. */
const UNIT = 16;

interface Rows {
  readonly R: number;
  readonly W: number;
}

const along = (work: number) =>
  ({
    work: ({ R, W }: Rows) => work * R * W,
    axes: [{ count: 'W', unit: UNIT, moves: { y: 4, x: 4 } }],
  }) as const;
const alongGradient = (work: number) =>
  ({
    work: ({ R, W }: Rows) => work * R * W,
    axes: [{ count: 'W', unit: UNIT, moves: { d: 4, source: 4 } }],
  }) as const;

type Activation =
  | 'elu'
  | 'exponential'
  | 'gelu'
  | 'hardSigmoid'
  | 'leakyRelu'
  | 'mish'
  | 'relu'
  | 'selu'
  | 'sigmoid'
  | 'silu'
  | 'softplus'
  | 'softsign'
  | 'tanh';

export const ACTIVATIONS = {
  anyActivationForward: along(CURVED),
  anyActivationBackward: alongGradient(CURVED),
  eluForward: along(CURVED),
  eluBackward: alongGradient(TOUCHED),
  exponentialForward: along(CURVED),
  exponentialBackward: alongGradient(TOUCHED),
  geluForward: along(2 * CURVED),
  geluBackward: alongGradient(2 * CURVED),
  hardSigmoidForward: along(TOUCHED),
  hardSigmoidBackward: alongGradient(TOUCHED),
  leakyReluForward: along(TOUCHED),
  leakyReluBackward: alongGradient(TOUCHED),
  mishForward: along(2 * CURVED),
  mishBackward: alongGradient(2 * CURVED),
  reluForward: along(TOUCHED),
  reluBackward: alongGradient(TOUCHED),
  seluForward: along(CURVED),
  seluBackward: alongGradient(TOUCHED),
  sigmoidForward: along(CURVED),
  sigmoidBackward: alongGradient(TOUCHED),
  siluForward: along(CURVED),
  siluBackward: alongGradient(CURVED),
  softplusForward: along(2 * CURVED),
  softplusBackward: alongGradient(CURVED),
  softsignForward: along(TOUCHED),
  softsignBackward: alongGradient(TOUCHED),
  tanhForward: along(CURVED),
  tanhBackward: alongGradient(TOUCHED),
} satisfies Partial<WorkOf<`${Activation | 'anyActivation'}${'Forward' | 'Backward'}`>>;

const loss = { work: ({ M, N }: { readonly M: number; readonly N: number }) => CURVED * M * N };

export const LOSSES = {
  binaryCrossEntropy: loss,
  huber: loss,
  logCosh: loss,
  meanAbsoluteError: loss,
  meanAbsolutePercentageError: loss,
  meanSquaredError: loss,
  sigmoidCrossEntropy: loss,
  categoricalCrossEntropy: loss,
  smoothLabels: loss,
  smoothedCategoricalCrossEntropy: loss,
  softmaxCrossEntropy: loss,
  sparseCategoricalCrossEntropy: loss,
  weighRows: loss,
  softmaxForward: { work: ({ R, N }) => CURVED * R * N },
  softmaxBackward: { work: ({ R, N }) => TOUCHED * R * N },
  softmaxGroupsForward: { work: ({ R, G, N }) => CURVED * R * G * N },
  softmaxGroupsBackward: { work: ({ R, G, N }) => TOUCHED * R * G * N },
} satisfies Partial<
  WorkOf<
    | 'binaryCrossEntropy'
    | 'huber'
    | 'logCosh'
    | `mean${'Absolute' | 'AbsolutePercentage' | 'Squared'}Error`
    | 'sigmoidCrossEntropy'
    | `${'c' | 'smoothedC' | 'sparseC'}ategoricalCrossEntropy`
    | 'smoothLabels'
    | 'softmaxCrossEntropy'
    | 'weighRows'
    | `softmax${'' | 'Groups'}${'Forward' | 'Backward'}`
  >
>;

export const ROWS = {
  copyRows: {
    work: ({ M, W }) => TOUCHED * M * W,
    axes: [{ count: 'W', unit: UNIT, moves: { y: 4, x: 4 } }],
  },
  clearRows: {
    work: ({ M, W }) => TOUCHED * M * W,
    axes: [{ count: 'W', unit: UNIT, moves: { x: 4 } }],
  },
  addRows: {
    work: ({ M, W }) => TOUCHED * M * W,
    axes: [{ count: 'W', unit: UNIT, moves: { y: 4, x: 4 } }],
  },
  areRowsEqual: { work: ({ M, K }) => TOUCHED * M * K },
  repeatRow: { work: ({ M, bytes }) => 2 * M * bytes },
  scaledSum: {
    work: ({ M, W }) => TOUCHED * M * W,
    axes: [{ count: 'W', unit: UNIT, moves: { y: 4, a: 4, b: 4 } }],
  },
  product: {
    work: ({ M, W }) => TOUCHED * M * W,
    axes: [{ count: 'W', unit: UNIT, moves: { y: 4, a: 4, b: 4 } }],
  },
  multiply: {
    work: ({ R, W }) => TOUCHED * R * W,
    axes: [{ count: 'W', unit: UNIT, moves: { d: 4, factors: 4 } }],
  },
  gatherBytes: { work: ({ M, K }) => TOUCHED * M * K },
  gatherFloats: { work: ({ M, K }) => TOUCHED * M * K },
  gatherOneHot: { work: ({ M, N }) => TOUCHED * M * N },
  dropoutForward: {
    work: ({ R, W }) => 2 * CURVED * R * W,
    axes: [{ count: 'W', unit: UNIT, moves: { y: 4, factors: 4, x: 4, firstBlock: 1 / 4 } }],
  },
  dropoutFactors: {
    work: ({ M, W }) => 2 * CURVED * M * W,
    axes: [{ count: 'W', unit: UNIT, moves: { factors: 4, firstBlock: 1 / 4 } }],
  },
  gaussianNoise: {
    work: ({ R, W }) => 4 * CURVED * R * W,
    axes: [{ count: 'W', unit: UNIT, moves: { y: 4, firstBlock: 1 / 4 } }],
  },
  spatialDropoutForward: { work: ({ R, P, C }) => TOUCHED * R * P * C },
  spatialDropoutBackward: { work: ({ R, P, C }) => TOUCHED * R * P * C },
  columnSum: {
    work: ({ M, W }) => 4 * M * W,
    axes: [{ count: 'W', unit: UNIT, moves: { sums: 4, d: 4 } }],
  },
  channelSum: { work: ({ R, cells, C }) => TOUCHED * R * cells * C },
} satisfies Partial<
  WorkOf<
    | `${'copy' | 'clear' | 'add'}Rows`
    | 'areRowsEqual'
    | 'repeatRow'
    | 'scaledSum'
    | 'product'
    | 'multiply'
    | `gather${'Bytes' | 'Floats' | 'OneHot'}`
    | `dropout${'Forward' | 'Factors'}`
    | 'gaussianNoise'
    | `spatialDropout${'Forward' | 'Backward'}`
    | `${'column' | 'channel'}Sum`
  >
>;

interface Channels {
  readonly R: number;
  readonly P: number;
  readonly C: number;
}
const ofChannels = { work: ({ R, P, C }: Channels) => TOUCHED * R * P * C };
const scaled = { work: ({ R, W }: Rows) => TOUCHED * R * W };
const ofGroups = {
  work: ({ R, G, C }: { readonly R: number; readonly G: number; readonly C: number }) =>
    2 * TOUCHED * R * G * C,
};

export const NORMALIZATION = {
  channelMoments: ofChannels,
  channelGradients: ofChannels,
  channelGradientsRelu: ofChannels,
  channelInputGradient: scaled,
  scaleChannels: scaled,
  scaleChannelsRelu: scaled,
  batchMoments: { work: ({ M, from, to }) => 2 * TOUCHED * (M + 40) * (to - from) },
  batchGradients: { work: ({ M, from, to }) => 2 * TOUCHED * (M + 40) * (to - from) },
  movingMoments: { work: ({ from, to }) => 20 * CURVED * (to - from) },
  layerNormForward: ofGroups,
  layerNormGradients: ofGroups,
  layerNormInputGradient: ofGroups,
} satisfies Partial<
  WorkOf<
    | `channel${'Moments' | 'Gradients' | 'GradientsRelu' | 'InputGradient'}`
    | `scaleChannels${'' | 'Relu'}`
    | `batch${'Moments' | 'Gradients'}`
    | 'movingMoments'
    | `layerNorm${'Forward' | 'Gradients' | 'InputGradient'}`
  >
>;
