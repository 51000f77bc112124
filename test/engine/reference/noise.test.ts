import { describe, expect, it } from 'vitest';
import { normalPair } from '../../../engine/normal-numbers';
import { dropoutIndex, uniform } from '../../../engine/random';
import { GaussianNoisePart } from '../../../engine/reference/gaussian-noise';
import type { LayerPlace } from '../../../engine/reference/part';
import { SpatialDropoutPart } from '../../../engine/reference/spatial-dropout';

const training = { rows: 40, training: true, iterations: 6 };
const asked = { ...training, training: false };

describe('Gaussian noise of the reference', () => {
  const place: LayerPlace = { index: 3, seed: 8, input: [51], output: [51], parameters: [] };
  const zeros = new Float64Array(40 * 51);

  it('has mean 0, the deviation asked for and the tails of a normal distribution', () => {
    const values = new GaussianNoisePart(0.5, place).forward(zeros, training);
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    const square = values.reduce((sum, x) => sum + x * x, 0) / values.length;
    const fourth = values.reduce((sum, x) => sum + x ** 4, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.05);
    expect(Math.abs(Math.sqrt(square) - 0.5)).toBeLessThan(0.04);
    expect(Math.abs(fourth / square ** 2 - 3)).toBeLessThan(0.5);
  });

  it('takes the numbers of its place in the stream, two by two', () => {
    const values = new GaussianNoisePart(2, place).forward(zeros, training);
    const stream = { seed: 8, purpose: 'noise', layer: 3, step: 6 } as const;
    for (const [row, feature] of [
      [0, 0],
      [7, 24],
      [39, 50],
    ] as const) {
      const at = dropoutIndex(row, feature, 51);
      const [first, second] = normalPair(uniform(stream, at), uniform(stream, at + 1));
      expect(values[row * 51 + feature]).toBe(2 * first);
      if (feature < 50) expect(values[row * 51 + feature + 1]).toBe(2 * second);
    }
  });

  it('is the same again, other at the next step, and none when the network is only asked', () => {
    const part = new GaussianNoisePart(0.5, place);
    const first = part.forward(zeros, training);
    expect(part.forward(zeros, training)).toEqual(first);
    expect(part.forward(zeros, { ...training, iterations: 7 })).not.toEqual(first);
    expect(part.forward(zeros, asked)).toEqual(zeros);
  });
});

describe('spatial dropout of the reference', () => {
  const [positions, channels] = [6, 30];
  const input = [2, 3, channels];
  const place: LayerPlace = { index: 3, seed: 8, input, output: input, parameters: [] };
  const ones = new Float64Array(40 * positions * channels).fill(1);

  it('keeps or drops a channel at all places of a sample alike, at about its rate', () => {
    const output = new SpatialDropoutPart(0.3, place).forward(ones, training);
    let dropped = 0;
    for (let row = 0; row < 40; row++) {
      for (let channel = 0; channel < channels; channel++) {
        const own = Array.from(
          { length: positions },
          (_, p) => output[(row * positions + p) * channels + channel],
        );
        expect(new Set(own).size).toBe(1);
        expect([0, 1 / 0.7]).toContain(own[0]);
        if (own[0] === 0) dropped++;
      }
    }
    expect(Math.abs(dropped / (40 * channels) - 0.3)).toBeLessThan(0.05);
  });

  it('passes the gradient where it kept, and everything when the network is only asked', () => {
    const part = new SpatialDropoutPart(0.3, place);
    const output = part.forward(ones, training);
    expect(part.backward(ones)).toEqual(output);
    expect(part.forward(ones, { ...training, iterations: 7 })).not.toEqual(output);
    expect(part.forward(ones, asked)).toEqual(ones);
  });
});
