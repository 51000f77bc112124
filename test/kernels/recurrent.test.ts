import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/closeness';
import { KernelMemory, noise } from '../support/kernel-memory';

const sumOver = (count: number, term: (index: number) => number): number =>
  Array.from({ length: count }, (_, index) => term(index)).reduce((a, b) => a + b, 0);

describe.each(['plain', 'relaxed'] as const)(
  'the kernels of recurrent layers, %s build',
  (build) => {
    it.each([
      [5, 8],
      [8, 16],
      [19, 24],
    ])('turn a matrix of %i rows and %i columns round', (K, N) => {
      const memory = new KernelMemory(build);
      const value = (k: number, n: number) => k * 100 + n + 1;
      const w = memory.floats(
        Array.from({ length: K * N }, (_, i) => {
          const [panel, rest] = [Math.floor(i / (K * 8)), i % (K * 8)];
          return value(Math.floor(rest / 8), panel * 8 + (rest % 8));
        }),
      );
      const panels = Math.ceil(K / 8);
      const turned = memory.floats(new Float32Array(panels * N * 8).fill(7));
      memory.kernels.transposePanels(turned.byteOffset, w.byteOffset, K, N, 0, K);
      const expected = Array.from({ length: panels * N * 8 }, (_, i) => {
        const [panel, rest] = [Math.floor(i / (N * 8)), i % (N * 8)];
        const k = panel * 8 + (rest % 8);
        return k < K ? value(k, Math.floor(rest / 8)) : 0;
      });
      expect([...turned]).toEqual(expected);
    });

    it.each([
      [1, false],
      [0, false],
      [1, true],
    ] as const)(
      'go through an LSTM in parts of a step with the same bits (standard: %i, states dropped: %s)',
      (isStandard, isDropped) => {
        const [T, M, K, U, V] = [3, 5, 6, 21, 24];
        const memory = new KernelMemory(build);
        const next = noise(4);
        const made = (count: number, scale = 1) =>
          memory.floats(Float32Array.from({ length: count }, (_, i) => scale * next(i)));
        const [x, wx, w, turned] = [
          made(T * M * K),
          made(4 * V * K),
          made(4 * V * U),
          made(4 * V * V),
        ];
        const [bias, zeros, dOut] = [
          made(4 * V),
          memory.floats(new Float32Array(4 * V)),
          made(M * V),
        ];
        const factors = isDropped ? made(M * 4 * V).byteOffset : 0;
        const walk = (S: number) => {
          const room = (steps: number, width: number) =>
            memory.floats(new Float32Array(steps * M * width));
          const [gates, d, kept] = [room(T, 4 * V), room(T, 4 * V), room(T, 4 * V)];
          const [h, c, a] = [room(T + 1, V), room(T + 1, V), room(T, V)];
          const [dh, dc, dCarry] = [room(1, V), room(1, V), room(1, V)];
          const [step, stride, hStep, hStride] = [M * 16 * V, 16 * V, M * 4 * V, 4 * V];
          const sizes = [M, U, V, T, 4, 4, isStandard, S] as const;
          const g = gates.byteOffset;
          for (let at = 0; at < T * S; at += S === 1 ? T : 1) {
            memory.kernels.lstmForward(
            x.byteOffset, M * K * 4, K * 4, 0, K, wx.byteOffset, bias.byteOffset, g, g, step, stride,
            h.byteOffset, c.byteOffset, a.byteOffset, hStep, hStride, w.byteOffset, zeros.byteOffset,
            factors, kept.byteOffset, ...sizes, at, S === 1 ? T : at + 1,
          ); // prettier-ignore
          }
          for (let end = T * S; end > 0; end -= S === 1 ? T : 1) {
            memory.kernels.lstmBackward(
            d.byteOffset, g, g, g, step, stride, c.byteOffset, a.byteOffset, a.byteOffset, hStep, hStride,
            dh.byteOffset, dc.byteOffset, dCarry.byteOffset, dOut.byteOffset, 0, 4 * V, 0,
            turned.byteOffset, zeros.byteOffset, factors, ...sizes, S === 1 ? 0 : end - 1, end,
          ); // prettier-ignore
          }
          return [h, c, a, gates, d].map((values) => [...values]);
        };
        const whole = walk(1);
        expect(walk(2)).toEqual(whole);
        expect(walk(3)).toEqual(whole);
        expect(whole.flat().some((value) => value !== 0)).toBe(true);
      },
    );

    describe.each([1, 2, 4])('over %i steps', (T) => {
      const [M, K, U] = [5, 3, 7];
      const memory = new KernelMemory(build);
      const { kernels } = memory;
      // Steps of the rows' own stride times M; e lies 8 columns beyond d.
      const [nx, nh, nd] = [noise(1), noise(2), noise(3)];
      const x = memory.matrix(4 * M, K, (i, k) => nx(i * K + k), 1e9);
      const h = memory.matrix(4 * M, U, (i, u) => nh(i * U + u), 1e9);
      const d = memory.matrix(4 * M, 16, (i, n) => nd(i * 16 + n));
      const step = (matrix: { readonly stride: number }) => matrix.stride * M;
      const filled = (length: number) => memory.floats(new Float32Array(length).fill(9));

      it.each([0, T])('sum the gradient of a weight, %i of them', (count) => {
        const dw = filled(K * 8);
        kernels.stepsWeightGradient(
          ...([dw.byteOffset, K * 32, x.address, step(x), x.stride] as const),
          ...([d.address, step(d), d.stride, M, K, 1, count] as const),
        );
        const expected = Array.from({ length: K * 8 }, (_, i) =>
          sumOver(count * M, (row) => x.at(row, Math.floor(i / 8)) * d.at(row, i % 8)),
        );
        expectClose('dw', dw, expected, 1e-6);
      });

      it('sum the gradients of both weights and both biases in one walk', () => {
        const [dwx, dwh, db, dbh] = [filled(K * 8), filled(U * 8), filled(8), filled(8)] as const;
        kernels.recurrentWeightGradients(
          ...([dwx.byteOffset, x.address, step(x), x.stride, K] as const),
          ...([dwh.byteOffset, h.address, step(h), h.stride, U] as const),
          ...([
            db.byteOffset,
            dbh.byteOffset,
            d.address,
            32,
            step(d),
            d.stride,
            M,
            1,
            T,
            0,
          ] as const),
        );
        const product = (
          width: number,
          from: number,
          at: (row: number, k: number) => number,
          shift: number,
        ) =>
          Array.from({ length: width * 8 }, (_, i) =>
            sumOver((T - from) * M, (row) => {
              const place = from * M + row;
              return at(place, Math.floor(i / 8)) * d.at(place, shift + (i % 8));
            }),
          );
        expectClose(
          'dwx',
          dwx,
          product(K, 0, (row, k) => x.at(row, k), 0),
          1e-6,
        );
        expectClose(
          'dwh',
          dwh,
          product(U, 1, (row, u) => h.at(row, u), 8),
          1e-6,
        );
        expectClose(
          'db',
          db,
          product(1, 0, () => 1, 0),
          1e-6,
        );
        expectClose(
          'dbh',
          dbh,
          product(1, 0, () => 1, 8),
          1e-6,
        );
      });
    });
  },
);
