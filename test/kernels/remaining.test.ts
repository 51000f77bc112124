import { describe, expect, it } from 'vitest';
import { dropoutIndex, seedKey, uniform } from '../../engine/random';
import { lossFromLogits, lossFromOutputs, type LossValue } from '../../engine/reference/losses';
import { newLoss } from '../../contract/losses/registry';
import { createOptimizer } from '../../engine/reference/optimizers/registry';
import type { OptimizerConfig } from '../../contract/optimizers/registry';
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

describe.each(BUILDS)('optimizers, %s build', (build) => {
  const memory = new KernelMemory(build);
  const { kernels } = memory;
  const count = 48;
  const learningRate = 0.01;
  const step = 3;
  const momentum = 0.8;
  const block = [2, 96, 96] as const;

  type Run = (w: number, g: number, slots: readonly number[]) => void;
  const RUNS: readonly (readonly [string, OptimizerConfig, Run])[] = [
    [
      'SGD',
      { kind: 'SGD', learningRate, momentum: 0, nesterov: false },
      (w, g) => kernels.sgdStep(w, g, ...block, learningRate),
    ],
    [
      'SGD with momentum',
      { kind: 'SGD', learningRate, momentum, nesterov: false },
      (w, g, [v]) => kernels.sgdMomentumStep(w, g, v!, ...block, learningRate, momentum, 0),
    ],
    [
      'SGD with Nesterov momentum',
      { kind: 'SGD', learningRate, momentum, nesterov: true },
      (w, g, [v]) => kernels.sgdMomentumStep(w, g, v!, ...block, learningRate, momentum, 1),
    ],
    [
      'RMSprop',
      { kind: 'RMSprop', learningRate, rho: 0.9, momentum: 0, epsilon: 1e-7 },
      (w, g, [v]) => kernels.rmspropStep(w, g, v!, ...block, learningRate, 0.9, 0.1, 1e-7),
    ],
    [
      'RMSprop with momentum',
      { kind: 'RMSprop', learningRate, rho: 0.9, momentum, epsilon: 1e-7 },
      (w, g, [v, u]) =>
        kernels.rmspropMomentumStep(w, g, v!, u!, ...block, learningRate, 0.9, 0.1, 1e-7, momentum),
    ],
    [
      'Adam',
      { kind: 'Adam', learningRate, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
      (w, g, [m, v]) => {
        const alpha = (learningRate * Math.sqrt(1 - 0.999 ** step)) / (1 - 0.9 ** step);
        kernels.adamStep(w, g, m!, v!, ...block, alpha, 0.1, 0.001, 1e-7);
      },
    ],
  ];

  it.each(RUNS)('%s', (_name, config, run) => {
    const optimizer = createOptimizer(config);
    const [nw, ng, ns] = [noise(10), noise(11), noise(12)];
    const w = memory.floats(Array.from({ length: count }, (_, i) => nw(i)));
    const g = memory.floats(Array.from({ length: count }, (_, i) => ng(i)));
    const slots = optimizer.slotNames.map((_, s) =>
      memory.floats(Array.from({ length: count }, (_, i) => Math.abs(ns(s * count + i)))),
    );
    const exact = { w: Float64Array.from(w), slots: slots.map((slot) => Float64Array.from(slot)) };
    optimizer.apply(exact.w, Float64Array.from(g), exact.slots, { learningRate, step });
    run(
      w.byteOffset,
      g.byteOffset,
      slots.map((slot) => slot.byteOffset),
    );
    expectClose('w', w, exact.w, 1e-6);
    for (const [s, slot] of slots.entries()) {
      expectClose(optimizer.slotNames[s]!, slot, exact.slots[s]!, 1e-6);
    }
  });

  it('flushes what is too small, keeps the rest and NaN', () => {
    const state = memory.floats([1e-25, -1e-25, 1e-23, -1, NaN, 0, 1e-40, Infinity]);
    kernels.flushSmall(state.byteOffset, 1, 32, 32, 1e-24);
    const kept = [0, 0, 1e-23, -1, NaN, 0, 0, Infinity].map(Math.fround);
    expect([...state].map((value) => value + 0)).toEqual(kept);
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
