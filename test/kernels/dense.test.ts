import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/closeness';
import { KernelMemory, noise, type Matrix } from '../support/kernel-memory';

const SIZES = [
  { M: 1, K: 1, N: 1 },
  { M: 1, K: 7, N: 10 },
  { M: 3, K: 5, N: 3 },
  { M: 4, K: 8, N: 8 },
  { M: 5, K: 33, N: 17 },
  { M: 32, K: 128, N: 10 },
  { M: 9, K: 2, N: 41 },
] as const;

/** A kernel matrix [K][N] as the engine holds it: panels of 8 columns. */
function panels(
  memory: KernelMemory,
  K: number,
  N: number,
  value: (k: number, n: number) => number,
) {
  const count = Math.ceil(N / 8);
  const data = memory.floats(new Float32Array(count * K * 8));
  const place = (k: number, n: number) => Math.floor(n / 8) * K * 8 + k * 8 + (n % 8);
  for (let k = 0; k < K; k++) for (let n = 0; n < N; n++) data[place(k, n)] = value(k, n);
  const values = () =>
    Array.from({ length: K * N }, (_, i) => data[place(Math.floor(i / N), i % N)]!);
  return { data, count, place, values };
}

function product(rows: number, columns: number, sum: (row: number, column: number) => number) {
  return Array.from({ length: rows * columns }, (_, i) =>
    sum(Math.floor(i / columns), i % columns),
  );
}

function sumOver(count: number, term: (index: number) => number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += term(i);
  return sum;
}

describe.each(['plain', 'relaxed'] as const)('Dense kernels, %s build', (build) => {
  describe.each(SIZES)('$M samples, $K inputs, $N outputs', ({ M, K, N }) => {
    const memory = new KernelMemory(build);
    const { kernels } = memory;
    const [nx, nw, nd, nb] = [noise(1), noise(2), noise(3), noise(4)];
    // The padding of x must not be read: it holds what would show.
    const x = memory.matrix(M, K, (i, k) => nx(i * K + k), 1e9);
    const dy = memory.matrix(M, N, (i, n) => nd(i * N + n));
    const w = panels(memory, K, N, (k, n) => nw(k * N + n));
    const bias = memory.floats(Array.from({ length: w.count * 8 }, (_, n) => (n < N ? nb(n) : 0)));
    const weight = (k: number, n: number) => w.data[w.place(k, n)]!;

    it('forward: y = bias + x · w, zero beyond the last column', () => {
      const y = memory.matrix(M, N, () => 7, 7);
      const args = [y.address, y.stride, x.address, x.stride, w.data.byteOffset] as const;
      kernels.denseForward(...args, bias.byteOffset, M, K, w.count);
      const expected = product(
        M,
        N,
        (i, n) => bias[n]! + sumOver(K, (k) => x.at(i, k) * weight(k, n)),
      );
      expectClose('y', y.values(), expected, 1e-6);
      for (let n = N; n < w.count * 8; n++) expect(y.at(M - 1, n)).toBe(0);
    });

    it('input gradient: dx = dy · wᵀ, for all inputs and for a range of them', () => {
      const expected = product(M, K, (i, k) => sumOver(N, (n) => dy.at(i, n) * weight(k, n)));
      const run = (dx: Matrix, first: number, count: number) => {
        const place = [dx.address + first * 4, dx.stride, dy.address, dy.stride] as const;
        const from = w.data.byteOffset + first * 32;
        kernels.denseInputGradient(...place, from, K * 32, M, count, w.count);
      };
      const whole = memory.matrix(M, K, () => 7);
      run(whole, 0, K);
      expectClose('dx', whole.values(), expected, 1e-6);
      const halves = memory.matrix(M, K, () => 7);
      const middle = Math.floor(K / 2);
      run(halves, 0, middle);
      run(halves, middle, K - middle);
      expect(halves.values()).toEqual(whole.values());
    });

    it('weight gradient: dw = xᵀ · dy, for all inputs and for a range of them', () => {
      const expected = product(K, N, (k, n) => sumOver(M, (i) => x.at(i, k) * dy.at(i, n)));
      const run = (dw: ReturnType<typeof panels>, first: number, count: number) => {
        const target = [dw.data.byteOffset + first * 32, K * 32] as const;
        const from = [x.address + first * 4, x.stride, dy.address, dy.stride] as const;
        kernels.denseWeightGradient(...target, ...from, M, count, dw.count);
      };
      const whole = panels(memory, K, N, () => 7);
      run(whole, 0, K);
      expectClose('dw', whole.values(), expected, 1e-6);
      const halves = panels(memory, K, N, () => 7);
      const middle = Math.floor(K / 2);
      run(halves, 0, middle);
      run(halves, middle, K - middle);
      expect(halves.values()).toEqual(whole.values());
    });

    it('bias gradient: the sums of the columns of dy', () => {
      const sums = memory.floats(new Float32Array(w.count * 8).fill(7));
      kernels.columnSum(sums.byteOffset, dy.address, dy.stride, M, N);
      const expected = Array.from({ length: N }, (_, n) => sumOver(M, (i) => dy.at(i, n)));
      expectClose('db', sums.subarray(0, N), expected, 1e-6);
    });

    it('gives each sample the same bits alone as within the batch', () => {
      const together = memory.matrix(M, N, () => 0);
      const alone = memory.matrix(M, N, () => 0);
      const weights = [w.data.byteOffset, bias.byteOffset] as const;
      kernels.denseForward(
        together.address,
        together.stride,
        x.address,
        x.stride,
        ...weights,
        M,
        K,
        w.count,
      );
      for (let i = 0; i < M; i++) {
        const rows = [
          alone.address + i * alone.stride,
          alone.stride,
          x.address + i * x.stride,
          x.stride,
        ] as const;
        kernels.denseForward(...rows, ...weights, 1, K, w.count);
      }
      expect(alone.values()).toEqual(together.values());
    });

    it('gives the same bits from the first to the last input that is not 0', () => {
      // Of every four samples all inputs are 0, or a middle part is not.
      const isLit = (i: number, k: number) => i >= 4 && k >= K / 3 && k < (2 * K) / 3;
      const partly = memory.matrix(M, K, (i, k) => (isLit(i, k) ? nx(i * K + k) : 0), 1e9);
      const [whole, trimmed] = [memory.matrix(M, N, () => 7), memory.matrix(M, N, () => 9)];
      const rest = [w.data.byteOffset, bias.byteOffset, M, K, w.count] as const;
      for (const input of [x, partly]) {
        const source = [input.address, input.stride] as const;
        kernels.denseForward(whole.address, whole.stride, ...source, ...rest);
        kernels.denseForwardTrimmed(trimmed.address, trimmed.stride, ...source, ...rest);
        expect(trimmed.values()).toEqual(whole.values());
      }
    });
  });
});
