import { describe, expect, it } from 'vitest';
import { dropoutIndex, seedKey, uniform } from '../../engine/random';
import { lossFromLogits, lossFromOutputs, type LossValue } from '../../engine/reference/losses';
import { newLoss } from '../../contract/losses/registry';
import { expectClose } from '../support/closeness';
import { KernelMemory, noise, type Matrix } from '../support/kernel-memory';

const crossEntropyFromLogits = lossFromLogits(newLoss('categorical_crossentropy'), 'softmax');
const BUILDS = ['plain', 'relaxed'] as const;

describe.each(BUILDS)('losses, %s build', (build) => {
  const memory = new KernelMemory(build);
  const { kernels } = memory;
  const random = noise(9);

  function labelled(rows: number, width: number) {
    const labels = memory.bytes(Array.from({ length: rows + 4 }, (_, i) => (i * 7) % width));
    const indices = memory.words(Array.from({ length: rows }, (_, i) => rows + 3 - i));
    const targets = new Float64Array(rows * width);
    for (let i = 0; i < rows; i++) targets[i * width + labels[indices[i]!]!] = 1;
    return { labels, indices, targets };
  }

  function expectLoss({ losses, dOutputs }: LossValue, rowLoss: Float64Array, d: Matrix) {
    expectClose('loss', rowLoss, losses, 1e-6);
    expectClose('d', d.values(), dOutputs, 1e-6);
  }

  it.each([
    [1, 2],
    [5, 10],
    [3, 13],
    [7, 1],
  ])('softmax cross-entropy of %i samples and %i classes', (rows, width) => {
    const { labels, indices, targets } = labelled(rows, width);
    const z = memory.matrix(rows, width, (i, j) => 20 * random(i * width + j), 99);
    const logits = Float64Array.from(z.values());
    const [y, d] = [memory.matrix(rows, width, () => 7), memory.matrix(rows, width, () => 7)];
    const rowLoss = memory.doubles(rows);
    const outputs = [d.address, y.address, rowLoss.byteOffset, z.address, z.stride] as const;
    kernels.softmaxCrossEntropy(
      ...outputs,
      labels.byteOffset,
      indices.byteOffset,
      rows,
      width,
      1 / rows,
    );
    expectLoss(crossEntropyFromLogits!(logits, targets, rows, width), rowLoss, d);
  });

  it.each([
    [1, 3],
    [6, 10],
  ])('clipped cross-entropy of %i samples and %i classes', (rows, width) => {
    const { labels, indices, targets } = labelled(rows, width);
    const tiny = (i: number, j: number) =>
      i === 0 && j === 0 ? 1e-9 : 0.2 + Math.abs(random(i * width + j));
    const y = memory.matrix(rows, width, tiny);
    const d = memory.matrix(rows, width, () => 7);
    const rowLoss = memory.doubles(rows);
    const args = [d.address, y.address, rowLoss.byteOffset, y.stride, labels.byteOffset] as const;
    kernels.categoricalCrossEntropy(...args, indices.byteOffset, rows, width, 1 / rows);
    const outputs = Float64Array.from(y.values());
    expectLoss(
      lossFromOutputs(newLoss('categorical_crossentropy'))(outputs, targets, rows, width),
      rowLoss,
      d,
    );
  });

  it('mean squared error against one-hot rows', () => {
    const [rows, width] = [5, 7];
    const { labels, indices, targets } = labelled(rows, width);
    const y = memory.matrix(rows, width, (i, j) => random(i * width + j));
    const [t, d] = [memory.matrix(rows, width, () => 7), memory.matrix(rows, width, () => 7)];
    const rowLoss = memory.doubles(rows);
    kernels.gatherOneHot(t.address, t.stride, labels.byteOffset, indices.byteOffset, rows, width);
    expect(t.values()).toEqual([...targets]);
    const scale = 1 / (rows * width);
    kernels.meanSquaredError(
      d.address,
      y.address,
      rowLoss.byteOffset,
      t.address,
      y.stride,
      rows,
      width,
      scale,
      0,
    );
    const outputs = Float64Array.from(y.values());
    const squaredError = lossFromOutputs(newLoss('mean_squared_error'));
    expectLoss(squaredError(outputs, targets, rows, width), rowLoss, d);
  });
});

describe.each(BUILDS)('dropout, %s build', (build) => {
  it.each([
    [1, 1, 0.5],
    [3, 7, 0.2],
    [4, 16, 0.9],
    [2, 37, 0.3],
  ])(
    'draws, for %i rows of %i at rate %f, exactly the mask of engine/random.ts',
    (rows, width, rate) => {
      const memory = new KernelMemory(build);
      const [seed, layer, step] = [2 ** 40 + 12_345, 3, 17];
      const random = noise(13);
      const x = memory.matrix(rows, width, (i, j) => random(i * width + j));
      const [y, factors] = [
        memory.matrix(rows, width, () => 7),
        memory.matrix(rows, width, () => 7),
      ];
      const scale = 1 / (1 - rate);
      const place = [0, Math.ceil(width / 4), step, layer, ...seedKey(seed)] as const;
      const matrices = [y.address, factors.address, x.address, x.stride, rows, width] as const;
      memory.kernels.dropoutForward(...matrices, ...place, rate, scale);
      const stream = { seed, purpose: 'dropout', layer, step } as const;
      for (let i = 0; i < rows; i++) {
        for (let j = 0; j < width; j++) {
          const isKept = uniform(stream, dropoutIndex(i, j, width)) >= Math.fround(rate);
          expect(factors.at(i, j)).toBe(isKept ? Math.fround(scale) : 0);
          expect(y.at(i, j)).toBe(Math.fround(factors.at(i, j) * x.at(i, j)));
        }
      }
    },
  );
});

describe.each(BUILDS)('gathering, %s build', (build) => {
  const memory = new KernelMemory(build);
  const { kernels } = memory;
  const indices = memory.words([3, 0, 2]);

  it('takes bytes through the table, by index', () => {
    const bytes = memory.bytes(Array.from({ length: 20 }, (_, i) => i * 12));
    const table = memory.floats(Array.from({ length: 256 }, (_, value) => value / 255));
    const x = memory.matrix(3, 5, () => 7);
    const source = [bytes.byteOffset, indices.byteOffset, table.byteOffset] as const;
    kernels.gatherBytes(x.address, x.stride, ...source, 3, 5);
    const expected = [3, 0, 2].flatMap((s) => [0, 1, 2, 3, 4].map((k) => table[(s * 5 + k) * 12]!));
    expect(x.values()).toEqual(expected);
  });

  it('takes floats by index, and closes up rows', () => {
    const values = memory.floats(Array.from({ length: 20 }, (_, i) => i));
    const x = memory.matrix(3, 5, () => 7);
    kernels.gatherFloats(x.address, x.stride, values.byteOffset, indices.byteOffset, 3, 5);
    const expected = [3, 0, 2].flatMap((s) => [0, 1, 2, 3, 4].map((k) => s * 5 + k));
    expect(x.values()).toEqual(expected);
    const compact = memory.floats(new Float32Array(15));
    kernels.copyRows(compact.byteOffset, 20, x.address, x.stride, 3, 5);
    expect([...compact]).toEqual(expected);
  });
});
