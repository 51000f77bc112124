import { describe, expect, it } from 'vitest';
import {
  convolutionAxes,
  poolingAxes,
  type ConvolutionValues,
  type PoolingValues,
} from '../../contract/layers/window';
import { sizeOf, type Shape } from '../../contract/shapes';
import {
  hasOverlap,
  imageWindow,
  isCovered,
  windowArguments,
} from '../../engine/builtin/plan/window';
import { CellSumPart, upSampled, windowMeans, zeroBorder } from '../../engine/reference/cell-sums';
import { depthwisePart } from '../../engine/reference/depthwise';
import { GlobalMaxPoolingPart } from '../../engine/reference/global-max-pooling';
import { MaxPoolingPart } from '../../engine/reference/max-pooling';
import type { LayerPlace, Parameter, Part } from '../../engine/reference/part';
import { expectClose } from '../support/closeness';
import { KernelMemory, noise, type Matrix } from '../support/kernel-memory';

const ROWS = 3;
const GUARD = 99;
const TOLERANCE = 1e-6;
const pass = { rows: ROWS, training: true, iterations: 0 };

/** Random values, or few different ones, so that maxima are often shared. */
const VALUES = {
  random: noise(21),
  few: (index: number) => Math.round(2 * noise(21)(index)) / 2,
} as const;

function placeOf(input: Shape, output: Shape, parameters: readonly Parameter[] = []): LayerPlace {
  return { index: 0, seed: 0, input, output, parameters };
}

/** The whole of the last vector is a number, and nothing beyond it was touched. */
function expectTail({ data, rows, width, stride }: Matrix): void {
  const whole = Math.ceil(width / 4) * 4;
  for (let row = 0; row < rows; row++) {
    const rest = data.subarray((row * stride) / 4 + width, ((row + 1) * stride) / 4);
    const expected = Array.from(rest, (_, i) => (width + i < whole ? 0 : GUARD));
    expect([...rest]).toEqual(expected);
  }
}

describe.each(['plain', 'relaxed'] as const)('%s build', (build) => {
  const CHANNELS = [1, 2, 3, 4, 6, 8, 13];

  function setUp(part: Part, input: Shape, output: Shape, value: (index: number) => number) {
    const memory = new KernelMemory(build);
    const [inputs, outputs] = [sizeOf(input), sizeOf(output)];
    const at = noise(22);
    const x = memory.matrix(ROWS, inputs, (i, j) => value(i * inputs + j), GUARD);
    const dy = memory.matrix(ROWS, outputs, (i, j) => at(i * outputs + j), GUARD);
    const y = memory.matrix(ROWS, outputs, () => GUARD, GUARD);
    const dx = memory.matrix(ROWS, inputs, () => GUARD, GUARD);
    const exactY = part.forward(Float64Array.from(x.values()), pass);
    const exactDx = part.backward(Float64Array.from(dy.values()), pass);
    const expectForward = () => {
      expectClose('y', y.values(), exactY, TOLERANCE);
      expectTail(y);
    };
    const expectBackward = () => {
      expectClose('dx', dx.values(), exactDx, TOLERANCE);
      expectTail(dx);
    };
    return { memory, kernels: memory.kernels, x, dy, y, dx, expectForward, expectBackward };
  }

  const POOLS: readonly (readonly [string, Shape, PoolingValues])[] = [
    ['2 × 2', [6, 4], { poolSize: 2, strides: 0, padding: 'valid' }],
    ['2 × 2 with a rest', [5, 7], { poolSize: 2, strides: 0, padding: 'valid' }],
    ['2 × 3, same', [5, 7], { poolSize: [2, 3], strides: 0, padding: 'same' }],
    ['overlapping', [6, 5], { poolSize: 3, strides: [1, 2], padding: 'valid' }],
    ['overlapping, same', [6, 5], { poolSize: 3, strides: [2, 1], padding: 'same' }],
    ['with gaps', [7, 7], { poolSize: [1, 2], strides: 3, padding: 'valid' }],
    ['over all', [3, 4], { poolSize: [3, 4], strides: 1, padding: 'valid' }],
    ['over steps', [9], { poolSize: 4, strides: 3, padding: 'same' }],
  ];

  describe.each(POOLS)('pooling %s', (_name, place, values) => {
    describe.each(CHANNELS)('of %i channels', (channels) => {
      const axes = poolingAxes(values, place);
      const input = [...place, channels];
      const output = [...axes.map((axis) => axis.output), channels];
      const window = imageWindow(axes, input);
      const sizes = [ROWS, ...windowArguments(window)] as const;

      it.each(['random', 'few'] as const)('takes the maximum of %s values', (kind) => {
        const part = new MaxPoolingPart(placeOf(input, output), axes);
        const { memory, kernels, x, y, dx, dy, expectForward, expectBackward } = setUp(
          part,
          input,
          output,
          VALUES[kind],
        );
        const index = memory.words(new Uint32Array(y.data.length));
        kernels.maxPoolingAnswer(y.address, x.address, y.stride, x.stride, ...sizes);
        expectForward();
        y.data.fill(GUARD);
        const places = [y.address, index.byteOffset, x.address, y.stride, x.stride] as const;
        kernels.maxPoolingForward(...places, ...sizes);
        expectForward();
        const back = [dx.address, dy.address, index.byteOffset, x.stride, y.stride] as const;
        kernels.maxPoolingBackwardOverlapping(...back, ...sizes);
        expectBackward();
        if (hasOverlap(window)) return;
        dx.data.fill(GUARD);
        kernels.maxPoolingBackward(...back, ...sizes, isCovered(window) ? 1 : 0);
        expectBackward();
      });

      it('takes the mean', () => {
        const part = new CellSumPart(placeOf(input, output), windowMeans(axes));
        const { kernels, x, y, dx, dy, expectForward, expectBackward } = setUp(
          part,
          input,
          output,
          VALUES.random,
        );
        kernels.averagePoolingForward(y.address, x.address, y.stride, x.stride, ...sizes);
        expectForward();
        kernels.averagePoolingBackward(dx.address, dy.address, x.stride, y.stride, ...sizes);
        expectBackward();
      });
    });
  });

  it.each(CHANNELS)('global maxima of %i channels share the gradient among equals', (channels) => {
    const [input, output] = [[4, 5, channels], [channels]];
    const part = new GlobalMaxPoolingPart(placeOf(input, output));
    const { kernels, x, y, dx, dy, expectBackward } = setUp(part, input, output, VALUES.few);
    const places = [dx.address, dy.address, x.address, x.stride, y.stride] as const;
    kernels.globalMaxPoolingBackward(...places, ROWS, 20, channels);
    expectBackward();
  });

  it.each(CHANNELS)('zero padding of %i channels', (channels) => {
    const [input, output] = [
      [3, 4, channels],
      [6, 7, channels],
    ];
    const border = { top: 1, bottom: 2, left: 3, right: 0 };
    const part = new CellSumPart(placeOf(input, output), zeroBorder(input, border));
    const { kernels, x, y, dx, dy, expectForward, expectBackward } = setUp(
      part,
      input,
      output,
      VALUES.random,
    );
    const lines = [ROWS, 3, 16 * channels, 28 * channels, 40 * channels] as const;
    kernels.zeroPaddingForward(y.address, x.address, y.stride, x.stride, ...lines, y.width);
    expectForward();
    kernels.zeroPaddingBackward(dx.address, dy.address, x.stride, y.stride, ...lines, x.width);
    expectBackward();
  });

  describe.each([
    [2, 2],
    [1, 3],
    [3, 1],
    [4, 5],
  ])('up-sampling by %i and %i', (rows, columns) => {
    describe.each(CHANNELS)('of %i channels', (channels) => {
      it.each(['nearest', 'bilinear'] as const)('%s', (interpolation) => {
        const input = [3, 2, channels];
        const output = [3 * rows, 2 * columns, channels];
        const sums = upSampled(input, [rows, columns], interpolation);
        const part = new CellSumPart(placeOf(input, output), sums);
        const { kernels, x, y, dx, dy, expectForward, expectBackward } = setUp(
          part,
          input,
          output,
          VALUES.random,
        );
        const sizes = [ROWS, 3, 2, channels, rows, columns] as const;
        const [forward, backward] =
          interpolation === 'nearest'
            ? [kernels.upSamplingForward, kernels.upSamplingBackward]
            : [kernels.bilinearForward, kernels.bilinearBackward];
        forward(y.address, x.address, y.stride, x.stride, ...sizes);
        expectForward();
        backward(dx.address, dy.address, x.stride, y.stride, ...sizes);
        expectBackward();
      });
    });
  });

  const CONVOLUTIONS: readonly (readonly [string, Shape, ConvolutionValues])[] = [
    ['3 × 3', [5, 11], { kernelSize: 3, strides: 1, padding: 'valid', dilationRate: 1 }],
    ['3 × 3, same', [5, 9], { kernelSize: 3, strides: 1, padding: 'same', dilationRate: 1 }],
    ['strides', [7, 16], { kernelSize: [3, 2], strides: [2, 3], padding: 'same', dilationRate: 1 }],
    ['dilation', [7, 9], { kernelSize: 2, strides: 1, padding: 'valid', dilationRate: [3, 2] }],
    ['both', [7, 6], { kernelSize: 3, strides: [2, 1], padding: 'same', dilationRate: [2, 3] }],
    ['reaching far out', [2, 3], { kernelSize: 5, strides: 2, padding: 'same', dilationRate: 3 }],
  ];

  describe.each(CONVOLUTIONS)('depthwise convolution, %s', (_name, place, values) => {
    it.each(CHANNELS)('of %i channels', (channels) => {
      const axes = convolutionAxes(values, place);
      const input = [...place, channels];
      const output = [...axes.map((axis) => axis.output), channels];
      const window = imageWindow(axes, input);
      const cells = window.down.size * window.across.size;
      const parameter = (name: string, shape: Shape, series: number): Parameter => {
        const at = noise(series);
        const value = Float64Array.from({ length: sizeOf(shape) }, (_, i) => at(i));
        const gradient = new Float64Array(value.length);
        const regularizer = { kind: 'none' } as const;
        return { name, shape, trainable: true, regularizer, value, gradient };
      };
      const kernel = parameter('kernel', [window.down.size, window.across.size, channels, 1], 23);
      const bias = parameter('bias', [channels], 24);
      const part = depthwisePart(placeOf(input, output, [kernel, bias]), axes);
      const { memory, kernels, x, y, dx, dy, expectForward, expectBackward } = setUp(
        part,
        input,
        output,
        VALUES.random,
      );
      const panels = Math.ceil(channels / 8);
      const inPanels = (index: number) => {
        const [cell, channel] = [Math.floor(index / channels), index % channels];
        return (Math.floor(channel / 8) * cells + cell) * 8 + (channel % 8);
      };
      const w = memory.floats(new Float32Array(panels * cells * 8));
      for (const [i, weight] of kernel.value.entries()) w[inPanels(i)] = weight;
      const b = memory.floats(new Float32Array(panels * 8));
      b.set(bias.value);
      const [dw, db] = [memory.floats(w.map(() => 7)), memory.floats(b.map(() => 7))];
      const sizes = [ROWS, ...windowArguments(window)] as const;
      const dilation = [window.down.dilation, window.across.dilation] as const;

      const weights = [w.byteOffset, b.byteOffset] as const;
      const strides = [y.stride, x.stride] as const;
      kernels.depthwiseForward(y.address, x.address, ...weights, ...strides, ...sizes, ...dilation);
      expectForward();
      const back = [dx.address, dy.address, w.byteOffset, x.stride, y.stride] as const;
      kernels.depthwiseInputGradient(...back, ...sizes, ...dilation);
      expectBackward();
      if (axes.every(({ stride }) => stride === 1)) {
        dx.data.fill(GUARD);
        kernels.depthwiseInputGradientByOnes(...back, ...sizes, ...dilation);
        expectBackward();
      }
      // By panels, as threads share them.
      for (let first = 0; first < channels; first += 8) {
        const count = Math.min(8, channels - first);
        kernels.depthwiseWeightGradient(
          dw.byteOffset + first * cells * 4,
          x.address + first * 4,
          dy.address + first * 4,
          x.stride,
          y.stride,
          ...sizes,
          ...dilation,
          count,
        );
        const places = y.width / channels;
        const [sums, from] = [db.byteOffset + first * 4, dy.address + first * 4];
        kernels.channelSum(sums, from, y.stride, ROWS, places, channels * 4, count);
      }
      const actual = Array.from(kernel.gradient, (_, i) => dw[inPanels(i)]!);
      expectClose('dw', actual, kernel.gradient, TOLERANCE);
      expectClose('db', db.subarray(0, channels), bias.gradient, TOLERANCE);
    });
  });
});
