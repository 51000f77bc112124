/** The operations that most of the time goes to, each with its gradients, held to the reference engine's parts. */
import type { Tensor } from '@tensorflow/tfjs-core';
import { poolingAxes, convolutionAxes } from '../../../contract/layers/window';
import { sizeOf, type Shape } from '../../../contract/shapes';
import { CellSumPart, windowMeans } from '../../reference/cell-sums';
import { ConvolutionPart } from '../../reference/convolution';
import { DensePart } from '../../reference/dense';
import { depthwisePart } from '../../reference/depthwise';
import { MaxPoolingPart } from '../../reference/max-pooling';
import type { LayerPlace, Parameter, Part, Pass } from '../../reference/part';
import type { Tf } from '../runtime';
import { numbers, tensorOf, type Trial } from './trial';

const ROWS = 2;
const PASS: Pass = { rows: ROWS, training: true, iterations: 0 };
const IMAGE = [7, 6, 3] as const;
const CONVOLUTION = {
  kernelSize: [3, 2],
  strides: [2, 2],
  padding: 'same',
  dilationRate: 1,
} as const;
/** Of one channel, with room for one step of the window in a row: oneDNN reads beyond it. */
const NARROW = {
  kernelSize: [3, 3],
  strides: [1, 3],
  padding: 'valid',
  dilationRate: 1,
} as const;
const POOLING = { poolSize: [3, 2], strides: [2, 2], padding: 'same' } as const;

interface Case {
  readonly name: string;
  readonly input: Shape;
  readonly output: Shape;
  /** None for what has no weights. */
  readonly kernel?: Shape;
  readonly part: (place: LayerPlace) => Part;
  readonly run: (tf: Tf, x: Tensor, kernel: Tensor) => Tensor;
}

export function networkTrials(): readonly Trial[] {
  return CASES.map(trialOf);
}

const CASES: readonly Case[] = [
  {
    name: 'matMul',
    input: [5],
    output: [4],
    kernel: [5, 4],
    part: (place) => new DensePart(place),
    run: (tf, x, kernel) => tf.matMul(x, kernel),
  },
  {
    name: 'conv2d',
    input: IMAGE,
    output: [4, 3, 4],
    kernel: [3, 2, 3, 4],
    part: (place) => new ConvolutionPart(place, convolutionAxes(CONVOLUTION, [7, 6]), 1),
    run: (tf, x, kernel) => tf.conv2d(x as never, kernel as never, [2, 2], 'same'),
  },
  {
    name: 'conv2d of one channel',
    input: [8, 5, 1],
    output: [6, 1, 3],
    kernel: [3, 3, 1, 3],
    part: (place) => new ConvolutionPart(place, convolutionAxes(NARROW, [8, 5]), 1),
    run: (tf, x, kernel) => tf.conv2d(x as never, kernel as never, [1, 3], 'valid'),
  },
  {
    name: 'depthwiseConv2d',
    input: IMAGE,
    output: [4, 3, 6],
    kernel: [3, 2, 3, 2],
    part: (place) => depthwisePart(place, convolutionAxes(CONVOLUTION, [7, 6])),
    run: (tf, x, kernel) => tf.depthwiseConv2d(x as never, kernel as never, [2, 2], 'same'),
  },
  {
    name: 'maxPool',
    input: IMAGE,
    output: [4, 3, 3],
    part: (place) => new MaxPoolingPart(place, poolingAxes(POOLING, [7, 6])),
    run: (tf, x) => tf.maxPool(x as never, [3, 2], [2, 2], 'same'),
  },
  {
    name: 'avgPool',
    input: IMAGE,
    output: [4, 3, 3],
    part: (place) => new CellSumPart(place, windowMeans(poolingAxes(POOLING, [7, 6]))),
    run: (tf, x) => tf.avgPool(x as never, [3, 2], [2, 2], 'same'),
  },
];

/** Output, d(loss)/d(input) and d(loss)/d(kernel), one after the other. */
function trialOf({ name, input, output, kernel, part, run }: Case): Trial {
  const x = numbers(ROWS * sizeOf(input), 4);
  const dy = numbers(ROWS * sizeOf(output), 5);
  const weights = kernel && numbers(sizeOf(kernel), 6);
  const parameters = weights === undefined ? [] : [parameterOf(kernel ?? [], weights)];
  const exact = part({ index: 0, seed: 0, input, output, parameters });
  const forward = exact.forward(x, PASS);
  const gradients = [exact.backward(dy, PASS), ...parameters.map(({ gradient }) => gradient)];
  return {
    name,
    expected: [forward, ...gradients].flatMap((values) => Array.from(values)),
    run(tf) {
      const image = tensorOf(tf, x, [ROWS, ...input]);
      const own = weights === undefined ? image : tensorOf(tf, weights, kernel ?? []);
      const given = weights === undefined ? [image] : [image, own];
      const gradientsOf = tf.valueAndGrads(() => run(tf, image, own));
      const { value, grads } = gradientsOf(given, tensorOf(tf, dy, [ROWS, ...output]));
      return tf.concat([value, ...grads].map((tensor) => tf.reshape(tensor, [tensor.size])));
    },
  };
}

function parameterOf(shape: Shape, value: Float64Array): Parameter {
  const gradient = new Float64Array(value.length);
  const regularizer = { kind: 'none' } as const;
  return { name: '0/kernel', shape, trainable: true, regularizer, value, gradient };
}
