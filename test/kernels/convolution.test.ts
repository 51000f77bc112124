import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/closeness';
import { ConvolutionTrial, type ConvolutionSize } from '../support/convolution-trial';
import { noise } from '../support/kernel-memory';

const SIZES: readonly ConvolutionSize[] = [
  {
    name: 'one tap',
    M: 1,
    image: [1, 1, 1],
    kernel: [1, 1],
    strides: [1, 1],
    dilation: [1, 1],
    O: 1,
  },
  {
    name: '3 × 3',
    M: 3,
    image: [7, 6, 4],
    kernel: [3, 3],
    strides: [1, 1],
    dilation: [1, 1],
    O: 8,
  },
  {
    name: 'odd channels',
    M: 2,
    image: [5, 9, 3],
    kernel: [2, 3],
    strides: [1, 1],
    dilation: [1, 1],
    O: 13,
  },
  {
    name: 'strides',
    M: 2,
    image: [9, 8, 2],
    kernel: [3, 2],
    strides: [2, 3],
    dilation: [1, 1],
    O: 9,
  },
  {
    name: 'dilation',
    M: 2,
    image: [9, 10, 5],
    kernel: [3, 3],
    strides: [1, 1],
    dilation: [2, 3],
    O: 7,
  },
  {
    name: 'a sequence',
    M: 4,
    image: [1, 12, 6],
    kernel: [1, 5],
    strides: [1, 2],
    dilation: [1, 1],
    O: 17,
  },
];

describe.each(['plain', 'relaxed'] as const)('convolution kernels, %s build', (build) => {
  it.each(SIZES)('forward and weight gradient: $name', (size) => {
    const trial = new ConvolutionTrial(size, build);
    const { memory, rows, panels, out } = trial;
    const { M, image, O } = size;
    const [nx, nw, nd] = [noise(1), noise(2), noise(3)];
    const inputs = image[0] * image[1] * image[2];
    const positions = out[0] * out[1];
    const tail = O - 8 * (panels - 1);
    const x = memory.matrix(M, inputs, (i, k) => nx(i * inputs + k));
    const w = memory.floats(new Float32Array(panels * rows * 8));
    for (let row = 0; row < rows; row++)
      for (let o = 0; o < O; o++) w[trial.place(row, o)] = nw(row * O + o);
    const bias = memory.floats(Array.from({ length: panels * 8 }, (_, o) => (o < O ? o / 8 : 0)));

    const y = memory.matrix(M, positions * O, () => 7, 7);
    memory.kernels.convForward(
      y.address, y.stride, O * 4, x.address, x.stride, w.byteOffset, bias.byteOffset, M, panels, tail,
      ...trial.arguments(),
    ); // prettier-ignore
    const expected = Array.from({ length: M * positions * O }, (_, e) => bias[e % O]!);
    trial.forEach((i, q, o, row, at) => {
      const e = (i * positions + q) * O + o;
      expected[e] = expected[e]! + x.at(i, at) * w[trial.place(row, o)]!;
    });
    expectClose('y', y.values(), expected, 1e-6);
    // Nothing beyond the last column of the last sample.
    for (let k = positions * O; k < y.stride / 4; k++) expect(y.at(M - 1, k)).toBe(7);

    const dy = memory.matrix(M, positions * O, (i, k) => nd(i * positions * O + k), 1e9);
    const dw = memory.floats(new Float32Array(panels * rows * 8).fill(5));
    memory.kernels.convWeightGradient(
      dw.byteOffset, x.address, x.stride, dy.address, dy.stride, O * 4, M, panels, tail,
      ...trial.arguments(), 0,
    ); // prettier-ignore
    const sums = new Float64Array(panels * rows * 8);
    trial.forEach((i, q, o, row, at) => {
      const e = trial.place(row, o);
      sums[e] = sums[e]! + x.at(i, at) * dy.at(i, q * O + o);
    });
    expectClose('dw', [...dw], [...sums], 2e-6);
  });
});
