import { describe, expect, it } from 'vitest';
import { windowSteps, type WindowSteps } from '../../engine/builtin/plan/convolution-geometry';
import { expectClose } from '../support/closeness';
import { KernelMemory, noise } from '../support/kernel-memory';

interface Size {
  readonly name: string;
  readonly M: number;
  /** Of the image the window moves over: lines, pixels, channels. */
  readonly image: readonly [number, number, number];
  readonly kernel: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly dilation: readonly [number, number];
  readonly O: number;
}

const SIZES: readonly Size[] = [
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

/** A kernel of [T][I][O] in panels of 8 outputs, and a convolution written out as loops. */
class Trial {
  readonly memory: KernelMemory;
  readonly out: readonly [number, number];
  readonly steps: WindowSteps;
  readonly panels: number;
  readonly taps: number;

  constructor(
    readonly size: Size,
    build: 'plain' | 'relaxed',
  ) {
    const { image, kernel, strides, dilation, O } = size;
    this.memory = new KernelMemory(build);
    const reach = (axis: 0 | 1) => (kernel[axis] - 1) * dilation[axis];
    this.out = [
      Math.floor((image[0] - 1 - reach(0)) / strides[0]) + 1,
      Math.floor((image[1] - 1 - reach(1)) / strides[1]) + 1,
    ];
    const pixel = image[2] * 4;
    this.steps = windowSteps({ line: image[1] * pixel, pixel }, kernel, strides, dilation);
    this.panels = Math.ceil(O / 8);
    this.taps = kernel[0] * kernel[1];
  }

  get rows(): number {
    return this.taps * this.size.image[2];
  }

  /** Index in panels of row (tap, input) and output. */
  place(row: number, o: number): number {
    return (Math.floor(o / 8) * this.rows + row) * 8 + (o % 8);
  }

  /** Visits (sample, position, output, row, index in the image) of every product. */
  forEach(visit: (i: number, q: number, o: number, row: number, at: number) => void): void {
    const { M, image, kernel, strides, dilation, O } = this.size;
    const [OH, OW] = this.out;
    for (let i = 0; i < M; i++)
      for (let q = 0; q < OH * OW; q++)
        for (let row = 0; row < this.rows; row++) {
          const [tap, c] = [Math.floor(row / image[2]), row % image[2]];
          const h = Math.floor(q / OW) * strides[0] + Math.floor(tap / kernel[1]) * dilation[0];
          const w = (q % OW) * strides[1] + (tap % kernel[1]) * dilation[1];
          for (let o = 0; o < O; o++) visit(i, q, o, row, (h * image[1] + w) * image[2] + c);
        }
  }

  arguments() {
    const { pixelStep, lineStep, KH, rowStep, KW, columnStep, run } = this.steps;
    return [...this.out, pixelStep, lineStep, KH, rowStep, KW, columnStep, run] as const;
  }
}

describe.each(['plain', 'relaxed'] as const)('convolution kernels, %s build', (build) => {
  it.each(SIZES)('forward and weight gradient: $name', (size) => {
    const trial = new Trial(size, build);
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
      ...trial.arguments(),
    ); // prettier-ignore
    const sums = new Float64Array(panels * rows * 8);
    trial.forEach((i, q, o, row, at) => {
      const e = trial.place(row, o);
      sums[e] = sums[e]! + x.at(i, at) * dy.at(i, q * O + o);
    });
    expectClose('dw', [...dw], [...sums], 2e-6);
  });

  it('sums every channel over samples and positions', () => {
    const memory = new KernelMemory(build);
    const nd = noise(4);
    const [M, N, C] = [3, 5, 7];
    const d = memory.matrix(M, N * C, (i, k) => nd(i * N * C + k), 1e9);
    const sums = memory.floats(new Float32Array(C + 1).fill(9));
    memory.kernels.channelSum(sums.byteOffset, d.address, d.stride, C * 4, M, N, C);
    const expected = Array.from({ length: C }, (_, c) => {
      let sum = 0;
      for (let i = 0; i < M; i++) for (let n = 0; n < N; n++) sum += d.at(i, n * C + c);
      return sum;
    });
    expectClose('sums', [...sums].slice(0, C), expected, 1e-6);
    expect(sums[C]).toBe(9);
  });
});
