/** Small networks over images and sequences: each window layer with what makes it hard, and weights before it to carry its gradient. */
import { newLayer, type LayerConfig, type LayerKind } from '../../contract/layers/registry';
import type { Shape } from '../../contract/shapes';

export const IMAGE_KINDS = [
  'Conv1D',
  'Conv2D',
  'DepthwiseConv2D',
  'MaxPooling1D',
  'MaxPooling2D',
  'AveragePooling1D',
  'AveragePooling2D',
  'GlobalMaxPooling1D',
  'GlobalMaxPooling2D',
  'GlobalAveragePooling1D',
  'GlobalAveragePooling2D',
  'ZeroPadding2D',
  'UpSampling2D',
] as const satisfies readonly LayerKind[];
export type ImageKind = (typeof IMAGE_KINDS)[number];

export interface ImageNetwork {
  readonly name: string;
  readonly inputShape: Shape;
  /** Without the end that gives the classes. */
  readonly layers: readonly LayerConfig[];
}

const IMAGE: Shape = [5, 4, 2];
const STEPS: Shape = [7, 3];

const conv2d = (values: Parameters<typeof newLayer<'Conv2D'>>[1]) =>
  newLayer('Conv2D', { filters: 3, activation: 'tanh', ...values });
const conv1d = (values: Parameters<typeof newLayer<'Conv1D'>>[1]) =>
  newLayer('Conv1D', { filters: 3, activation: 'tanh', ...values });
const depthwise = (values: Parameters<typeof newLayer<'DepthwiseConv2D'>>[1]) =>
  newLayer('DepthwiseConv2D', { activation: 'tanh', ...values });

/** A layer of weights that keeps the shape. */
const mixed: LayerConfig = depthwise({ kernelSize: [1, 1] });
const mixedSteps: LayerConfig = conv1d({ kernelSize: 1 });

const image = (name: string, ...layers: readonly LayerConfig[]): ImageNetwork => ({
  name,
  inputShape: IMAGE,
  layers,
});
const steps = (name: string, ...layers: readonly LayerConfig[]): ImageNetwork => ({
  name,
  inputShape: STEPS,
  layers,
});

const CONVOLUTIONS: readonly ImageNetwork[] = [
  image('Conv2D, valid', mixed, conv2d({ kernelSize: [3, 2] })),
  image('Conv2D, same', mixed, conv2d({ kernelSize: [2, 3], padding: 'same' })),
  image('Conv2D, strides', mixed, conv2d({ strides: [2, 3], padding: 'same' })),
  image(
    'Conv2D, strides beyond the kernel',
    mixed,
    conv2d({ kernelSize: [1, 2], strides: [3, 2] }),
  ),
  image('Conv2D, dilation', mixed, conv2d({ dilationRate: [2, 1], kernelSize: [3, 2] })),
  image(
    'Conv2D, dilation, same',
    mixed,
    conv2d({ dilationRate: [3, 2], kernelSize: [2, 3], padding: 'same' }),
  ),
  image(
    'Conv2D, groups without bias',
    conv2d({ filters: 4, groups: 2, useBias: false }),
    conv2d({ filters: 6, groups: 2, kernelSize: [2, 2], useBias: false }),
  ),
  steps('Conv1D, valid', mixedSteps, conv1d({ kernelSize: 3 })),
  steps('Conv1D, same with strides', mixedSteps, conv1d({ strides: 2, padding: 'same' })),
  steps('Conv1D, dilation', mixedSteps, conv1d({ dilationRate: 3, kernelSize: 2 })),
  steps('Conv1D, groups', mixedSteps, conv1d({ groups: 3, filters: 6, kernelSize: 2 })),
  image('DepthwiseConv2D, valid', mixed, depthwise({ kernelSize: [3, 2] })),
  image('DepthwiseConv2D, same', mixed, depthwise({ padding: 'same', useBias: false })),
  image('DepthwiseConv2D, strides', mixed, depthwise({ strides: [2, 2], padding: 'same' })),
  image(
    'DepthwiseConv2D, dilation',
    mixed,
    depthwise({ kernelSize: [2, 2], dilationRate: [2, 3] }),
  ),
  image(
    'DepthwiseConv2D, multiplier',
    mixed,
    depthwise({ kernelSize: [2, 2], depthMultiplier: 2 }),
  ),
  image(
    'DepthwiseConv2D, strides and dilation',
    mixed,
    depthwise({ kernelSize: [2, 2], strides: [2, 2], dilationRate: [2, 2], padding: 'same' }),
  ),
];

const POOLINGS: readonly ImageNetwork[] = [
  ...(['MaxPooling2D', 'AveragePooling2D'] as const).flatMap((kind) => [
    image(kind, mixed, newLayer(kind)),
    image(`${kind}, same`, mixed, newLayer(kind, { poolSize: [2, 3], padding: 'same' })),
    image(`${kind}, overlapping`, mixed, newLayer(kind, { poolSize: [3, 2], strides: [1, 1] })),
    image(
      `${kind}, overlapping, same`,
      mixed,
      newLayer(kind, { poolSize: [3, 3], strides: [2, 1], padding: 'same' }),
    ),
    image(`${kind}, gaps`, mixed, newLayer(kind, { poolSize: [1, 2], strides: [2, 3] })),
  ]),
  ...(['MaxPooling1D', 'AveragePooling1D'] as const).flatMap((kind) => [
    steps(kind, mixedSteps, newLayer(kind)),
    steps(`${kind}, same`, mixedSteps, newLayer(kind, { poolSize: 3, padding: 'same' })),
    steps(`${kind}, overlapping`, mixedSteps, newLayer(kind, { poolSize: 3, strides: 2 })),
  ]),
  image('GlobalMaxPooling2D', mixed, newLayer('GlobalMaxPooling2D')),
  image(
    'GlobalMaxPooling2D of equals',
    depthwise({ kernelSize: [1, 1], activation: 'relu' }),
    newLayer('ZeroPadding2D'),
    newLayer('GlobalMaxPooling2D'),
  ),
  image('GlobalAveragePooling2D', mixed, newLayer('GlobalAveragePooling2D')),
  steps('GlobalMaxPooling1D', mixedSteps, newLayer('GlobalMaxPooling1D')),
  steps('GlobalAveragePooling1D', mixedSteps, newLayer('GlobalAveragePooling1D')),
];

const RESIZINGS: readonly ImageNetwork[] = [
  image('ZeroPadding2D all round', mixed, newLayer('ZeroPadding2D', { padding: [2] })),
  image('ZeroPadding2D, symmetric', mixed, newLayer('ZeroPadding2D', { padding: [0, 2] })),
  image('ZeroPadding2D on each side', mixed, newLayer('ZeroPadding2D', { padding: [1, 2, 3, 0] })),
  image('UpSampling2D', mixed, newLayer('UpSampling2D')),
  image('UpSampling2D, uneven', mixed, newLayer('UpSampling2D', { size: [3, 1] })),
  image(
    'UpSampling2D, bilinear',
    mixed,
    newLayer('UpSampling2D', { size: [2, 4], interpolation: 'bilinear' }),
  ),
  image(
    'UpSampling2D, bilinear by three',
    mixed,
    newLayer('UpSampling2D', { size: [3, 1], interpolation: 'bilinear' }),
  ),
];

export const IMAGE_NETWORKS: readonly ImageNetwork[] = [...CONVOLUTIONS, ...POOLINGS, ...RESIZINGS];
