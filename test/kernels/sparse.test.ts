import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/closeness';
import { KernelMemory, noise } from '../support/kernel-memory';

const SIZES = [
  { M: 1, K: 5 },
  { M: 3, K: 16 },
  { M: 17, K: 30 },
  { M: 32, K: 47 },
  { M: 33, K: 64 },
  { M: 70, K: 21 },
] as const;
const WIDTHS = [8, 16, 24, 32] as const;
/** From row to row of the outputs' gradient. */
const ROW_BYTES = 128;
/** Inputs of a stretch. */
const STRETCH = 16;

function batch(memory: KernelMemory, M: number, K: number) {
  const samples = M + 3;
  const random = noise(5);
  // Three in four bytes are 0, and one input is never lit.
  const byte = (i: number) => (random(i) > 0.5 && i % K !== 2 ? Math.floor(random(i) * 255) : 0);
  const images = memory.bytes(Array.from({ length: samples * K }, (_, i) => byte(i)));
  const indices = memory.words(Array.from({ length: M }, (_, i) => (i * 5 + 1) % samples));
  const table = memory.floats(Array.from({ length: 256 }, (_, value) => value / 255));
  const at = (row: number, k: number) => table[images[indices[row]! * K + k]!]!;
  return { images, indices, table, at };
}

describe.each(['plain', 'relaxed'] as const)('sparse kernels, %s build', (build) => {
  describe.each(SIZES)('$M samples of $K bytes', ({ M, K }) => {
    const memory = new KernelMemory(build);
    const { kernels } = memory;
    const { images, indices, table, at } = batch(memory, M, K);
    const listWords = K * 2 + 16;
    const listStride = listWords * 4;
    const lists = memory.words(new Uint32Array(M * listWords));
    const listValues = new Float32Array(lists.buffer, lists.byteOffset, lists.length);
    const stretches = Math.ceil(K / STRETCH);
    const newMarks = () => memory.words(new Uint32Array((stretches + 1) * M).fill(99));
    const marks = newMarks();
    const lengths = marks.subarray(stretches * M);
    const marking = (words: Uint32Array) => [words.byteOffset, M * 4, STRETCH] as const;
    const columnWords = M * 2;
    const starts = memory.words(new Uint32Array(K));
    const columns = memory.words(new Uint32Array(K * columnWords));
    const columnValues = new Float32Array(columns.buffer, columns.byteOffset, columns.length);
    const columnLengths = memory.words(new Uint32Array(K).fill(99));
    const source = [images.byteOffset, indices.byteOffset] as const;
    kernels.sparseListBytes(
      lists.byteOffset,
      listStride,
      ...marking(marks),
      ...source,
      table.byteOffset,
      M,
      K,
    );
    const turn = (from: number, to: number) =>
      kernels.sparseTransposeLists(
        columns.byteOffset,
        columnWords * 4,
        starts.byteOffset,
        columnLengths.byteOffset,
        ROW_BYTES,
        lists.byteOffset,
        listStride,
        lengths.byteOffset,
        M,
        from,
        to,
      );
    turn(0, Math.floor(K / 3));
    turn(Math.floor(K / 3), K);

    it('lists the lit inputs of each sample in ascending order, with their values', () => {
      for (let row = 0; row < M; row++) {
        const expected = Array.from({ length: K }, (_, k) => [k, at(row, k)]).filter(
          ([, x]) => x !== 0,
        );
        const listed = Array.from({ length: lengths[row]! / 8 }, (_, item) => [
          lists[row * listWords + item * 2],
          listValues[row * listWords + item * 2 + 1],
        ]);
        expect(listed).toEqual(expected);
      }
    });

    it('marks where each stretch of inputs begins in each list, and where it ends', () => {
      for (let row = 0; row < M; row++) {
        for (let stretch = 0; stretch <= stretches; stretch++) {
          const before = Array.from({ length: Math.min(K, stretch * STRETCH) }, (_, k) => k);
          const lit = before.filter((k) => at(row, k) !== 0).length;
          expect(marks[stretch * M + row]).toBe(lit * 8);
        }
      }
    });

    it('lists the same from floats', () => {
      const values = memory.floats(
        Array.from({ length: M * K }, (_, i) => at(Math.floor(i / K), i % K)),
      );
      const counting = memory.words(Array.from({ length: M }, (_, i) => i));
      const other = memory.words(new Uint32Array(M * listWords));
      const otherMarks = newMarks();
      const target = [other.byteOffset, listStride, ...marking(otherMarks)] as const;
      kernels.sparseListFloats(...target, values.byteOffset, counting.byteOffset, M, K);
      expect([...otherMarks]).toEqual([...marks]);
      for (let row = 0; row < M; row++) {
        const [from, to] = [row * listWords, row * listWords + lengths[row]! / 4];
        expect([...other.subarray(from, to)]).toEqual([...lists.subarray(from, to)]);
      }
    });

    it('lists the same from a matrix whose rows are padded', () => {
      const matrix = memory.matrix(M, K, at);
      const other = memory.words(new Uint32Array(M * listWords));
      const otherMarks = newMarks();
      const target = [other.byteOffset, listStride, ...marking(otherMarks)] as const;
      kernels.sparseListRows(...target, matrix.address, matrix.stride, M, K);
      expect([...otherMarks]).toEqual([...marks]);
      for (let row = 0; row < M; row++) {
        const [from, to] = [row * listWords, row * listWords + lengths[row]! / 4];
        expect([...other.subarray(from, to)]).toEqual([...lists.subarray(from, to)]);
      }
    });

    it('turns the lists round: the samples of each input in ascending order, with their values', () => {
      for (let k = 0; k < K; k++) {
        const expected = Array.from({ length: M }, (_, row) => [row, at(row, k)]).filter(
          ([, x]) => x !== 0,
        );
        const listed = Array.from({ length: columnLengths[k]! / 8 }, (_, item) => [
          columns[starts[k]! / 4 + item * 2]! / ROW_BYTES,
          columnValues[starts[k]! / 4 + item * 2 + 1],
        ]);
        expect(listed).toEqual(expected);
      }
    });

    describe.each(WIDTHS)('a panel of %i columns', (width) => {
      const [nw, nd] = [noise(6), noise(7)];
      const w = memory.floats(Array.from({ length: K * width }, (_, i) => nw(i)));
      const bias = memory.floats(Array.from({ length: width }, (_, n) => nw(9000 + n)));
      const dy = memory.matrix(M, ROW_BYTES / 4, (i, n) => nd(i * width + n));
      const gradient = memory.floats(new Float32Array(K * width));
      const lists8 = [lists.byteOffset, listStride, marks.byteOffset, M * 4, stretches] as const;
      const columns8 = [columns.byteOffset, starts.byteOffset, columnLengths.byteOffset] as const;

      it('forward: bias + x · w', () => {
        const y = memory.matrix(M, width, () => 7);
        kernels[`sparseForward${width}`](
          y.address,
          y.stride,
          ...lists8,
          w.byteOffset,
          bias.byteOffset,
          M,
        );
        const expected = Array.from({ length: M * width }, (_, i) => {
          const [row, n] = [Math.floor(i / width), i % width];
          let sum = bias[n]!;
          for (let k = 0; k < K; k++) sum += at(row, k) * w[k * width + n]!;
          return sum;
        });
        expectClose('y', y.values(), expected, 1e-6);
      });

      it('weight gradient: xᵀ · dy', () => {
        kernels[`sparseWeightGradient${width}`](gradient.byteOffset, ...columns8, dy.address, K);
        const expected = Array.from({ length: K * width }, (_, i) => {
          const [k, n] = [Math.floor(i / width), i % width];
          let sum = 0;
          for (let row = 0; row < M; row++) sum += at(row, k) * dy.at(row, n);
          return sum;
        });
        expectClose('dw', gradient, expected, 1e-6);
      });

      it('gradient and Adam in one: the same bits as one after the other', () => {
        const state = () => ({
          w: memory.floats(w),
          m: memory.floats(
            Array.from({ length: K * width }, (_, i) => (i % 3 === 0 ? 0 : nw(i) * 0.01)),
          ),
          v: memory.floats(
            Array.from({ length: K * width }, (_, i) => (i % 3 === 0 ? 0 : nw(i) ** 2)),
          ),
        });
        const [fused, apart] = [state(), state()];
        // The input that is never lit has no state either: its row is passed over, and must still agree.
        for (const tensor of [fused.m, fused.v, apart.m, apart.v])
          tensor.fill(0, 2 * width, 3 * width);
        const factors = [0.001, 0.1, 0.001, 1e-7] as const;
        const of = (s: typeof fused) => [s.m.byteOffset, s.v.byteOffset] as const;
        kernels[`sparseAdam${width}`](
          fused.w.byteOffset,
          ...of(fused),
          ...columns8,
          dy.address,
          K,
          ...factors,
        );
        const bytes = K * width * 4;
        kernels.adamStep(
          apart.w.byteOffset,
          gradient.byteOffset,
          ...of(apart),
          1,
          bytes,
          bytes,
          ...factors,
        );
        expect(fused.w).toEqual(apart.w);
        expect(fused.m).toEqual(apart.m);
        expect(fused.v).toEqual(apart.v);
      });
    });
  });
});

describe.each([
  { R: 24, C: 24, block: 24 },
  { R: 8, C: 16, block: 16 },
  { R: 7, C: 5, block: 8 },
  { R: 1, C: 1, block: 8 },
  { R: 13, C: 24, block: 8 },
  { R: 44, C: 23, block: 16 },
])('transposeBlocks of $R rows, $block in each, and $C columns', ({ R, C, block }) => {
  it('turns each block round, fills up with 0 and touches nothing else', () => {
    const memory = new KernelMemory('plain');
    const w = memory.floats(Array.from({ length: R * 24 }, (_, i) => i + 1));
    const step = (C + 2) * 32;
    const blocks = Math.ceil(R / block);
    const t = memory.floats(new Float32Array(blocks * step).fill(-1));
    const target = [t.byteOffset, 32 * 4, step * 4] as const;
    memory.kernels.transposeBlocks(...target, w.byteOffset, 24 * 4, block, R, C);
    const expected = Array.from({ length: blocks * step }, (_, i) => {
      const first = Math.floor(i / step) * block;
      const [c, r] = [Math.floor((i % step) / 32), i % 32];
      const rows = Math.min(block, R - first);
      if (c >= C || r >= Math.ceil(rows / 8) * 8) return -1;
      return r < rows ? (first + r) * 24 + c + 1 : 0;
    });
    expect([...t]).toEqual(expected);
  });
});
