import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/closeness';
import { ConvolutionTrial, type ConvolutionSize } from '../support/convolution-trial';
import { noise } from '../support/kernel-memory';

interface Size extends ConvolutionSize {
  /** So many values of each image are 0, and windows of zeros are passed over. */
  readonly dark?: number;
}

/** Images of an even number of lines and pixels after a 3 × 3 kernel, so that Winograd's tiles cover them. */
const SIZES: readonly Size[] = [
  {
    name: 'one channel',
    M: 3,
    image: [8, 6, 1],
    kernel: [3, 3],
    strides: [1, 1],
    dilation: [1, 1],
    O: 8,
  },
  {
    name: 'one channel, dark above',
    M: 2,
    image: [12, 8, 1],
    kernel: [3, 3],
    strides: [1, 1],
    dilation: [1, 1],
    O: 12,
    dark: 60,
  },
  {
    name: 'many channels',
    M: 2,
    image: [10, 8, 12],
    kernel: [3, 3],
    strides: [1, 1],
    dilation: [1, 1],
    O: 12,
  },
  {
    name: 'long runs',
    M: 2,
    image: [6, 6, 32],
    kernel: [3, 3],
    strides: [1, 1],
    dilation: [1, 1],
    O: 4,
  },
  {
    name: 'images of 9 tiles, by fours',
    M: 6,
    image: [8, 8, 4],
    kernel: [3, 3],
    strides: [1, 1],
    dilation: [1, 1],
    O: 8,
  },
  {
    name: 'another kernel',
    M: 2,
    image: [7, 9, 4],
    kernel: [2, 4],
    strides: [1, 1],
    dilation: [1, 1],
    O: 20,
  },
];

/** Input, weights and bias of a trial, and what convForward makes of them. */
function convolved(size: Size, build: 'plain' | 'relaxed') {
  const trial = new ConvolutionTrial(size, build);
  const { memory, rows, panels, out } = trial;
  const { M, image, O, dark = 0 } = size;
  const inputs = image[0] * image[1] * image[2];
  const [nx, nw, nb] = [noise(1), noise(2), noise(3)];
  const x = memory.matrix(M, inputs, (i, k) => (k < dark ? 0 : nx(i * inputs + k)));
  const w = memory.floats(new Float32Array(panels * rows * 8));
  for (let row = 0; row < rows; row++)
    for (let o = 0; o < O; o++) w[trial.place(row, o)] = nw(row * O + o);
  const bias = memory.floats(Array.from({ length: panels * 8 }, (_, o) => (o < O ? nb(o) : 0)));
  const y = memory.matrix(M, out[0] * out[1] * O, () => 7, 7);
  memory.kernels.convForward(
    y.address, y.stride, O * 4, x.address, x.stride, w.byteOffset, bias.byteOffset, M, panels,
    O - 8 * (panels - 1), ...trial.arguments(),
  ); // prettier-ignore
  return { trial, x, w, bias, y, tail: O - 8 * (panels - 1) };
}

/** relu and 2 × 2 max pooling of y, with the position of each winner. */
function pooled({ trial, y }: ReturnType<typeof convolved>) {
  const { M, O } = trial.size;
  const [PH, PW] = [Math.floor(trial.out[0] / 2), Math.floor(trial.out[1] / 2)];
  const values: number[] = [];
  const winners: number[] = [];
  for (let i = 0; i < M; i++)
    for (let q = 0; q < PH * PW; q++)
      for (let o = 0; o < O; o++) {
        let [best, winner] = [-Infinity, -1];
        for (const [dh, dw] of [
          [0, 0],
          [0, 1],
          [1, 0],
          [1, 1],
        ] as const) {
          // prettier-ignore
          const position = (2 * Math.floor(q / PW) + dh) * trial.out[1] + 2 * (q % PW) + dw;
          const value = y.at(i, position * O + o);
          if (value > best) [best, winner] = [value, position];
        }
        values.push(Math.max(0, best));
        winners.push(winner);
      }
  return { PH, PW, values, winners };
}

/** As in math/winners.ts. */
const NO_GRADIENT = -1;
const DARK = -2;

describe.each(['plain', 'relaxed'] as const)('pooled convolution kernels, %s build', (build) => {
  describe.each(SIZES)('$name', (size) => {
    const made = convolved(size, build);
    const { trial, x, w, bias, tail } = made;
    const { memory, rows, panels, out } = trial;
    const { kernels } = memory;
    const { M, image, kernel, O } = size;
    const expected = pooled(made);
    const { PH, PW } = expected;
    const windows = PH * PW;
    const offsetOf = (position: number) =>
      (Math.floor(position / out[1]) * image[1] + (position % out[1])) * image[2] * 4;
    const run = kernel[1] * image[2];
    const vectors = Math.ceil(run / 4);
    const p = memory.matrix(M, windows * O, () => 7, 7);
    const winners = memory.matrix(M, windows * O, () => 0);
    kernels.convPoolForward(
      p.address, winners.address, p.stride, O * 4, x.address, x.stride, w.byteOffset, bias.byteOffset, M, panels, tail,
      PH, PW, ...trial.arguments().slice(2) as [number, number, number, number, number, number, number], 0,
      size.dark === undefined ? 0 : (run + image[2]) * 4,
    ); // prettier-ignore
    const winnerWords = new Int32Array(winners.data.buffer, winners.address, winners.data.length);
    const winnersOf = (words: Int32Array) =>
      Array.from({ length: M * windows * O }, (_, e) => {
        const [i, k] = [Math.floor(e / (windows * O)), e % (windows * O)];
        return words[(i * winners.stride) / 4 + k];
      });

    it('forward: the same bits as convolution, relu and pooling', () => {
      expect(p.values()).toEqual(expected.values.map(Math.fround));
      const lastSeen = (kernel[0] * image[1] + kernel[1] + 1) * image[2] - 1;
      const codes = expected.winners.map((position, e) => {
        if (expected.values[e]! <= 0) return NO_GRADIENT;
        return offsetOf(position) / 4 + lastSeen < (size.dark ?? 0) ? DARK : offsetOf(position);
      });
      expect(winnersOf(winnerWords)).toEqual(codes);
    });

    it('backward: both gradients of the whole output', () => {
      const dp = memory.matrix(M, windows * O, (i, k) => noise(5)(i * windows * O + k));
      const [line, pixel] = [image[1] * image[2] * 4, image[2] * 4];
      const lists = memory.words(new Uint32Array(8 * (Math.max(windows, O) + 1) + 4));
      const dwRows = memory.floats(new Float32Array(O * kernel[0] * vectors * 4));
      const db = memory.floats(new Float32Array(O));
      const gradients = [
        winners.address,
        dp.address,
        dp.stride,
        O * 4,
        lists.byteOffset,
        M,
      ] as const;
      kernels.pooledWeightGradient(
        dwRows.byteOffset, db.byteOffset, x.address, x.stride, line, ...gradients, windows, O, kernel[0], vectors, 0,
      ); // prettier-ignore
      const dw = memory.floats(new Float32Array(panels * rows * 8));
      kernels.rowsToKernel(dw.byteOffset, dwRows.byteOffset, O, kernel[0], run, vectors);

      const dy = new Float64Array(M * out[0] * out[1] * O);
      for (const [e, value] of expected.values.entries()) {
        const [i, o] = [Math.floor(e / (windows * O)), e % O];
        const at = (i * out[0] * out[1] + (expected.winners[e] ?? 0)) * O + o;
        if (value > 0) dy[at] = dp.at(i, e % (windows * O));
      }
      const expectedDw = new Float64Array(panels * rows * 8);
      const expectedDx = new Float64Array(M * image[0] * image[1] * image[2]);
      trial.forEach((i, q, o, row, at) => {
        const g = dy[(i * out[0] * out[1] + q) * O + o]!;
        const e = trial.place(row, o);
        const d = i * image[0] * image[1] * image[2] + at;
        expectedDw[e] = expectedDw[e]! + g * x.at(i, at);
        expectedDx[d] = expectedDx[d]! + g * w[e]!;
      });
      expectClose('dw', [...dw], [...expectedDw], 2e-6);
      const expectedDb = Array.from({ length: O }, (_, o) =>
        dy.reduce((sum, g, e) => (e % O === o ? sum + g : sum), 0),
      );
      expectClose('db', [...db], expectedDb, 1e-6);
      if (run % 4 !== 0) return;
      const wRows = memory.floats(new Float32Array(O * kernel[0] * vectors * 4));
      kernels.kernelToRows(wRows.byteOffset, w.byteOffset, O, kernel[0], run, vectors);
      const dx = memory.matrix(M, image[0] * image[1] * image[2], () => 7);
      kernels.pooledInputGradient(
        dx.address, dx.stride, image[0] * line, line, wRows.byteOffset, ...gradients, PH, PW, O, pixel, line,
        kernel[0], vectors, 0, 0,
      ); // prettier-ignore
      expectClose('dx', dx.values(), [...expectedDx], 2e-6);
    });

    // What Winograd is for: other sizes have nothing to test.
    if (kernel[0] !== 3 || image[2] % 4 !== 0) return;
    it('by Winograd: the same to 1e-6', () => {
      const u = memory.floats(new Float32Array(panels * 16 * image[2] * 8));
      kernels.winogradKernel(u.byteOffset, w.byteOffset, image[2], panels);
      const tiles = Math.ceil(((out[0] / 2) * out[1]) / 2 / 4) * 4;
      const scratch = memory.floats(new Float32Array(M * (16 * tiles * image[2] + 512)));
      const [line, pixel] = [image[1] * image[2] * 4, image[2] * 4];
      const y = memory.matrix(M, out[0] * out[1] * O, () => 7, 7);
      kernels.winogradForward(
        y.address, y.stride, x.address, x.stride, u.byteOffset, bias.byteOffset, scratch.byteOffset, M, panels, O,
        out[0], out[1], line, pixel, 0,
      ); // prettier-ignore
      expectClose('y', y.values(), made.y.values(), 1e-6);
      const q = memory.matrix(M, windows * O, () => 7, 7);
      kernels.winogradPoolForward(
        q.address, winners.address, q.stride, x.address, x.stride, u.byteOffset, bias.byteOffset, scratch.byteOffset,
        M, panels, O, PH, PW, line, pixel, 0, 0,
      ); // prettier-ignore
      expectClose('p', q.values(), expected.values, 1e-6);
      // An odd size: the last line and pixel of the tiles are left out.
      const [height, width] = [out[0] - 1, out[1] - 1];
      const odd = memory.matrix(M, height * width * O, () => 7, 7);
      kernels.winogradForward(
        odd.address, odd.stride, x.address, x.stride, u.byteOffset, bias.byteOffset, scratch.byteOffset, M, panels, O,
        height, width, line, pixel, 0,
      ); // prettier-ignore
      const inside = odd.values().map((_, e) => {
        const [i, k] = [Math.floor(e / (height * width * O)), e % (height * width * O)];
        const position = Math.floor(k / O);
        const [h, v] = [Math.floor(position / width), position % width];
        return made.y.at(i, (h * out[1] + v) * O + (k % O));
      });
      expectClose('odd', odd.values(), inside, 1e-6);
    });
  });
});
