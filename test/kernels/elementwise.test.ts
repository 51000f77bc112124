import { describe, expect, it } from 'vitest';
import { ELEMENTWISE, type ElementwiseName } from '../../engine/reference/elementwise';
import { softmax } from '../../engine/reference/activation';
import { expectClose } from '../support/closeness';
import { KernelMemory, noise } from '../support/kernel-memory';

const STEMS = {
  relu: 'relu',
  leaky_relu: 'leakyRelu',
  elu: 'elu',
  selu: 'selu',
  gelu: 'gelu',
  silu: 'silu',
  mish: 'mish',
  sigmoid: 'sigmoid',
  hard_sigmoid: 'hardSigmoid',
  tanh: 'tanh',
  softplus: 'softplus',
  softsign: 'softsign',
  exponential: 'exponential',
} as const satisfies Record<Exclude<ElementwiseName, 'linear'>, string>;

/** Those whose slope kernel takes the input. */
const FROM_INPUT = new Set<string>(['gelu', 'silu', 'mish', 'softsign']);

/** Distance in units of the last place of a float32 of the expected size; below 1e-30 numbers count as 0. */
function unitsInLastPlace(actual: number, expected: number): number {
  const size = Math.max(Math.abs(expected), 1e-30);
  return Math.abs(actual - expected) / 2 ** (Math.floor(Math.log2(size)) - 23);
}

/** From far left to far right, with many small ones; no kink is hit. */
const INPUTS = Array.from({ length: 4001 }, (_, i) => {
  const t = (i - 2000) / 2000;
  return Math.fround(Math.sign(t) * (Math.abs(t) ** 3 * 30 + Math.abs(t) * 0.01) + 1e-6);
});

describe.each(['plain', 'relaxed'] as const)('activations, %s build', (build) => {
  const memory = new KernelMemory(build);
  const { kernels } = memory;

  it.each(Object.entries(STEMS))('%s is right to a few units in the last place', (name, stem) => {
    const { value, slope } = ELEMENTWISE[name as ElementwiseName];
    const width = INPUTS.length;
    const x = memory.matrix(1, width, (_, i) => INPUTS[i]!);
    const y = memory.matrix(1, width, () => 0);
    kernels[`${stem}Forward`](y.address, x.address, x.stride, 1, width);
    // gelu far out on the left is tiny and only relatively close; elsewhere a few units are all.
    const limit = name === 'gelu' ? 40 : 6;
    const worst = Math.max(...INPUTS.map((input, i) => unitsInLastPlace(y.at(0, i), value(input))));
    expect(worst, `${name}: ${worst} units`).toBeLessThanOrEqual(limit);
    const d = memory.matrix(1, width, () => 1);
    const source = FROM_INPUT.has(name) ? x : y;
    kernels[`${stem}Backward`](d.address, source.address, x.stride, 1, width);
    const slopes = INPUTS.map((input) => slope(input, value(input)));
    for (const [i, expected] of slopes.entries()) {
      const scale = Math.max(1, Math.abs(expected));
      expect(Math.abs(d.at(0, i) - expected) / scale, `${name}'(${INPUTS[i]})`).toBeLessThan(1e-6);
    }
  });

  it.each(Object.entries(STEMS))(
    '%s keeps infinities and NaN as float64 has them',
    (name, stem) => {
      const inputs = [Infinity, NaN, 100, -100];
      const x = memory.matrix(1, inputs.length, (_, i) => inputs[i]!);
      kernels[`${stem}Forward`](x.address, x.address, x.stride, 1, inputs.length);
      const { value } = ELEMENTWISE[name as ElementwiseName];
      expect(Number.isNaN(x.at(0, 1))).toBe(true);
      const largest = Math.fround(value(100));
      expect(x.at(0, 2) === largest || unitsInLastPlace(x.at(0, 2), value(100)) < 4).toBe(true);
      expect(Math.abs(x.at(0, 3) - value(-100))).toBeLessThanOrEqual(
        1e-4 * Math.abs(value(-100)) + 1e-37,
      );
    },
  );
});

describe.each(['plain', 'relaxed'] as const)('softmax, %s build', (build) => {
  const memory = new KernelMemory(build);
  const { kernels } = memory;

  it.each([
    [1, 1, 1],
    [3, 1, 10],
    [2, 1, 16],
    [2, 3, 5],
    [1, 28, 28],
  ])('of %i rows of %i groups of %i', (rows, groups, length) => {
    const random = noise(8);
    const width = groups * length;
    const x = memory.matrix(rows, width, (i, j) => 8 * random(i * width + j), 50);
    const rowsOf = (values: number[]) =>
      Array.from({ length: rows * groups }, (_, g) =>
        Float64Array.from(values.slice(g * length, (g + 1) * length)),
      );
    const expected = rowsOf(x.values()).map(softmax);
    const y = memory.matrix(rows, width, () => 7);
    const d = memory.matrix(rows, width, (i, j) => random(5000 + i * width + j));
    const given = rowsOf(d.values());
    const grouped = groups > 1;
    if (grouped) kernels.softmaxGroupsForward(y.address, x.address, x.stride, rows, groups, length);
    else kernels.softmaxForward(y.address, x.address, x.stride, rows, length);
    expectClose(
      'y',
      y.values(),
      expected.flatMap((row) => [...row]),
      1e-6,
    );
    if (grouped)
      kernels.softmaxGroupsBackward(d.address, y.address, y.stride, rows, groups, length);
    else kernels.softmaxBackward(d.address, y.address, y.stride, rows, length);
    const slopes = expected.flatMap((row, g) => {
      const inner = row.reduce((sum, p, j) => sum + p * given[g]![j]!, 0);
      return [...row].map((p, j) => p * (given[g]![j]! - inner));
    });
    expectClose('dx', d.values(), slopes, 1e-6);
  });
});
