import { describe, expect, it } from 'vitest';
import { newOptimizer, type OptimizerConfig } from '../../contract/optimizers/registry';
import { planOptimizer } from '../../engine/builtin/optimizers/registry';
import type { Argument } from '../../engine/builtin/plan/call';
import { createOptimizer } from '../../engine/reference/optimizers/registry';
import { expectClose } from '../support/closeness';
import { KernelMemory, noise } from '../support/kernel-memory';

const learningRate = 0.01;
const momentum = 0.8;
const CONFIGS: readonly (readonly [string, OptimizerConfig])[] = [
  ['SGD', newOptimizer('SGD')],
  ['SGD with momentum', newOptimizer('SGD', { momentum })],
  ['SGD with Nesterov momentum', newOptimizer('SGD', { momentum, nesterov: true })],
  ['RMSprop', newOptimizer('RMSprop')],
  ['RMSprop with momentum', newOptimizer('RMSprop', { momentum })],
  ['RMSprop, centered', newOptimizer('RMSprop', { centered: true })],
  ['RMSprop, centered, with momentum', newOptimizer('RMSprop', { centered: true, momentum })],
  ['Adam', newOptimizer('Adam')],
  ['Adam with amsgrad', newOptimizer('Adam', { amsgrad: true })],
  ['Adagrad', newOptimizer('Adagrad')],
  ['Adadelta', newOptimizer('Adadelta')],
  ['Adamax', newOptimizer('Adamax')],
  ['Nadam', newOptimizer('Nadam')],
  ['Lion', newOptimizer('Lion')],
];

describe.each(['plain', 'relaxed'] as const)('optimizers, %s build', (build) => {
  const memory = new KernelMemory(build);
  const { kernels } = memory;
  const count = 48;
  const step = 3;

  it.each(CONFIGS)('%s', (_name, config) => {
    const optimizer = createOptimizer(config);
    const plan = planOptimizer(config);
    expect(plan.slotNames).toEqual(optimizer.slotNames);
    expect(plan.flushBelow).toHaveLength(plan.slotNames.length);
    const [nw, ng, ns] = [noise(10), noise(11), noise(12)];
    const w = memory.floats(Array.from({ length: count }, (_, i) => nw(i)));
    const g = memory.floats(Array.from({ length: count }, (_, i) => ng(i)));
    const slots = optimizer.slotNames.map((name, s) => {
      // A mean square is at least the mean's square.
      const size = name === 'averageGradient' ? 0.05 : 1;
      const values = Array.from({ length: count }, (_, i) => size * Math.abs(ns(s * count + i)));
      return memory.floats(values.map((value) => (name === 'velocity' ? value + 0.1 : value)));
    });
    const exact = { w: Float64Array.from(w), slots: slots.map((slot) => Float64Array.from(slot)) };
    optimizer.apply(exact.w, Float64Array.from(g), exact.slots, { learningRate, step });
    const stepValues: Partial<Record<string, number>> = {
      learningRate,
      ...plan.stepValues(step - 1, learningRate),
    };
    const resolved = (argument: Argument): number =>
      typeof argument === 'number' ? argument : stepValues[argument.value ?? '']!;
    const calls = plan.update({
      ...{ offset: 0, count: 2, bytes: 96, stride: 96 },
      value: w.byteOffset,
      gradient: g.byteOffset,
      slots: slots.map((slot) => slot.byteOffset),
    });
    for (const call of calls) {
      const kernel: (...values: number[]) => unknown = kernels[call.kernel];
      kernel(...call.arguments.map(resolved));
    }
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

  it('shrinks weights by their share', () => {
    const w = memory.floats([1, -2, 0, 4, 100, 1e-3, NaN, -8]);
    kernels.decayWeights(w.byteOffset, 1, 32, 32, 0.25);
    expect([...w]).toEqual([0.75, -1.5, 0, 3, 75, 0.75e-3, NaN, -6].map(Math.fround));
  });

  it('cuts values beyond the limit, and keeps NaN', () => {
    const g = memory.floats([0.5, -0.5, 2, -2, NaN, Infinity, -Infinity, 0]);
    kernels.clipValues(g.byteOffset, 1, 32, 32, 1);
    expect([...g]).toEqual([0.5, -0.5, 1, -1, NaN, 1, -1, 0]);
  });

  it.each([1, 7, 8, 9, 20])('sums the squares of %i rows, of the columns that count', (rows) => {
    const random = noise(13);
    const g = memory.floats(Array.from({ length: rows * 24 }, (_, i) => random(i)));
    const tiles = Math.ceil(rows / 8);
    const sums = memory.doubles(tiles);
    const total = memory.doubles(1);
    // The third group of eight columns of a panel of 24, five of which count.
    kernels.squareSums(sums.byteOffset, g.byteOffset + 64, rows, 5, 96);
    kernels.addSums(total.byteOffset, sums.byteOffset, tiles);
    const counted = [...g].filter((_, i) => i % 24 >= 16 && i % 24 < 21);
    const square = counted.reduce((sum, value) => sum + value * value, 0);
    expectClose('total', total, [square], 1e-6);
  });

  it.each([
    [[9, 16], 2.5, 0.5],
    [[9, 16], 5, 1],
    [[9, 16], 10, 1],
    [[0, 0], 1, 1],
    [[Infinity, 1], 1, NaN],
    [[NaN, 1], 1, NaN],
  ])('of the squared norms %j and the limit %d makes the scale %d', (totals, limit, expected) => {
    const [scale, sums] = [memory.floats([7]), memory.doubles(2)];
    sums.set(totals);
    kernels.clipScale(scale.byteOffset, sums.byteOffset, 2, limit);
    expect(scale[0]).toBe(expected);
    const g = memory.floats([1, 2, -3, 4]);
    kernels.scaleGradient(g.byteOffset, 1, 16, 16, scale.byteOffset);
    expect([...g]).toEqual([1, 2, -3, 4].map((value) => value * expected));
  });
});
