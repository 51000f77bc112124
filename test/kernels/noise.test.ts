import { describe, expect, it } from 'vitest';
import { dropoutIndex, seedKey, uniform } from '../../engine/random';
import { GaussianNoisePart } from '../../engine/reference/gaussian-noise';
import { KernelMemory, noise } from '../support/kernel-memory';

const BUILDS = ['plain', 'relaxed'] as const;
const [seed, layer, step] = [2 ** 40 + 12_345, 3, 17];

describe.each(BUILDS)('Gaussian noise, %s build', (build) => {
  it.each([
    [1, 1],
    [3, 7],
    [4, 16],
    [2, 37],
    [50, 400],
  ])('of %i rows of %i is the reference’s but for rounding', (rows, width) => {
    const memory = new KernelMemory(build);
    const y = memory.matrix(rows, width, () => 0);
    const words = memory.words(new Uint32Array(16 * rows));
    memory.kernels.gaussianNoise(
      ...[y.address, words.byteOffset, y.stride, rows, width],
      ...([0, Math.ceil(width / 4), step, layer, ...seedKey(seed), 1.5] as const),
    );
    const place = { index: layer, seed, input: [width], output: [width], parameters: [] };
    const pass = { rows, training: true, iterations: step };
    const expected = new GaussianNoisePart(1.5, place).forward(
      new Float64Array(rows * width),
      pass,
    );
    const errors = y.values().map((value, at) => Math.abs(value - expected[at]!));
    expect(errors.reduce((a, b) => Math.max(a, b))).toBeLessThan(2e-6);
  });
});

describe.each(BUILDS)('spatial dropout, %s build', (build) => {
  it.each([
    [1, 1, 1],
    [3, 4, 7],
    [2, 3, 16],
    [4, 8, 2],
    [2, 5, 37],
  ])('of %i rows, %i positions and %i channels draws the reference’s factors', (...size) => {
    const [rows, positions, channels] = size;
    const memory = new KernelMemory(build);
    const random = noise(13);
    const width = positions * channels;
    const x = memory.matrix(rows, width, (i, j) => random(i * width + j));
    const y = memory.matrix(rows, width, () => 7, 7);
    const factors = memory.matrix(rows, channels, () => 7);
    const rate = 0.4;
    memory.kernels.spatialDropoutForward(
      ...[y.address, factors.address, factors.stride, x.address, x.stride, ...size],
      ...([0, Math.ceil(channels / 4), step, layer, ...seedKey(seed)] as const),
      ...([rate, 1 / (1 - rate)] as const),
    );
    const stream = { seed, purpose: 'dropout', layer, step } as const;
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < width; j++) {
        const number = uniform(stream, dropoutIndex(i, j % channels, channels));
        const factor = number >= Math.fround(rate) ? Math.fround(1 / (1 - rate)) : 0;
        expect(y.at(i, j)).toBe(Math.fround(factor * x.at(i, j)));
      }
    }
    const floats = y.stride / 4;
    const behind = [...y.data].filter((_value, at) => at % floats >= width);
    expect(behind.every((value) => value === 7)).toBe(true);
    const before = y.values();
    memory.kernels.spatialDropoutBackward(
      ...[x.address, factors.address, factors.stride, x.stride, ...size],
    );
    expect(x.values()).toEqual(before);
  });
});
