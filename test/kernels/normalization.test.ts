import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/closeness';
import { KernelMemory, noise } from '../support/kernel-memory';

const BUILDS = ['plain', 'relaxed'] as const;
const random = noise(21);
const ROWS = 5;
const EPSILON = 1e-3;

/** Positions, channels: lines of cache whole and broken, one vector, less than one. */
const SHAPES = [
  [6, 16],
  [7, 40],
  [5, 13],
  [9, 3],
  [16, 1],
  [1, 21],
] as const;

function momentsOf(values: readonly number[], channels: number) {
  return Array.from({ length: channels }, (_, channel) => {
    const own = values.filter((_value, at) => at % channels === channel);
    const mean = own.reduce((sum, x) => sum + x, 0) / own.length;
    const variance = own.reduce((sum, x) => sum + (x - mean) ** 2, 0) / own.length;
    return { mean, variance };
  });
}

describe.each(BUILDS)('batch normalization, %s build', (build) => {
  describe.each(SHAPES)('of %i positions and %i channels', (positions, channels) => {
    const width = positions * channels;
    const padded = Math.ceil(channels / 8) * 8;
    const copies = channels % 4 === 0 ? 1 : 4;
    const section = Math.ceil((Math.max(padded, copies * channels) * 4) / 64) * 64;
    const memory = new KernelMemory(build);
    const { kernels } = memory;
    // A mean far from 0: a sum of squares less the squared mean would lose all digits.
    const x = memory.matrix(ROWS, width, (i, j) => 1000 + random(i * width + j), NaN);
    const sums = memory.matrix(ROWS, 2 * padded, () => 7);
    const table = memory.floats(new Float32Array((6 * section) / 4));
    const gamma = memory.floats(Array.from({ length: padded }, (_, c) => 0.5 + c / 10));
    const beta = memory.floats(Array.from({ length: padded }, (_, c) => c / 7 - 1));
    const movingMean = memory.floats(new Float32Array(padded));
    const movingVariance = memory.floats(new Float32Array(padded).fill(1));
    const moments = momentsOf(x.values(), channels);
    const period = copies * channels * 4;

    kernels.channelMoments(
      ...[sums.address, sums.stride, padded * 4, x.address, x.stride],
      ...([ROWS, positions, channels] as const),
    );
    kernels.batchMoments(
      ...[table.byteOffset, section, copies, sums.address, sums.stride, padded * 4],
      ...([ROWS, positions, gamma.byteOffset, beta.byteOffset] as const),
      ...([movingMean.byteOffset, movingVariance.byteOffset, EPSILON, 0.75, 0.25] as const),
      ...([0, channels, channels] as const),
    );

    it('finds mean and variance, and moves the averages towards them', () => {
      const means = moments.map(({ mean }) => mean);
      expectClose('mean', table.subarray(0, channels), means, 1e-6);
      const moved = movingVariance.subarray(0, channels);
      const variances = moments.map(({ variance }) => 0.75 + 0.25 * variance);
      // The mean itself is only known to 1e-7 of 1000.
      expectClose('variance', moved, variances, 1e-5);
      const averages = movingMean.subarray(0, channels);
      expectClose(
        'moving mean',
        averages,
        means.map((mean) => 0.25 * mean),
        1e-6,
      );
      expect([...movingMean.subarray(channels)].every((value) => value === 0)).toBe(true);
    });

    it('normalizes, and leaves zeros behind a row and nothing beyond', () => {
      const y = memory.matrix(ROWS, width, () => 7, 7);
      kernels.scaleChannels(
        ...[y.address, x.address, x.stride, ROWS, width, table.byteOffset, section, period],
      );
      const expected = x.values().map((value, at) => {
        const { mean, variance } = moments[at % channels]!;
        const c = at % channels;
        return ((value - mean) / Math.sqrt(variance + EPSILON)) * gamma[c]! + beta[c]!;
      });
      expectClose('y', y.values(), expected, 2e-4);
      const floats = y.stride / 4;
      for (let row = 0; row < ROWS; row++) {
        const rest = [...y.data.subarray(row * floats + width, (row + 1) * floats)];
        const zeros = Math.ceil(width / 4) * 4 - width;
        expect(rest).toEqual(rest.map((_value, at) => (at < zeros ? 0 : 7)));
      }
    });
  });
});
