import { describe, expect, it } from 'vitest';
import {
  dropoutIndex,
  permutation,
  philox,
  randomUint32,
  seedKey,
  sequence,
  uniform,
  type RandomStream,
} from '../../engine/random';

const stream: RandomStream = { seed: 7, purpose: 'dropout', layer: 2, step: 5 };

describe('philox', () => {
  // Known answers from kat_vectors of Random123 1.14 (philox4x32, 10 rounds).
  it.each([
    [[0, 0, 0, 0], [0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      '408f276d 41c83b0e a20bc7c6 6d5451fd',
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      'd16cfe09 94fdcceb 5001e420 24126ea1',
    ],
  ] as const)('answers counter %j with key %j as Random123 does', (counter, key, expected) => {
    const out = new Uint32Array(4);
    philox(counter, key, out);
    expect([...out].map((word) => word.toString(16).padStart(8, '0')).join(' ')).toBe(expected);
  });

  it('splits a seed beyond 32 bits over both words of the key', () => {
    expect(seedKey(2 ** 32 * 5 + 3)).toEqual([3, 5]);
    expect(seedKey(4_294_967_295)).toEqual([4_294_967_295, 0]);
  });
});

describe('a stream', () => {
  it('gives the same words in sequence as by index', () => {
    const next = sequence(stream);
    for (let index = 0; index < 11; index++) expect(next()).toBe(randomUint32(stream, index));
  });

  it('changes with each part of its name', () => {
    const first = (changes: Partial<RandomStream>) => randomUint32({ ...stream, ...changes }, 0);
    const words = [{}, { seed: 8 }, { purpose: 'noise' as const }, { layer: 3 }, { step: 6 }].map(
      first,
    );
    expect(new Set(words).size).toBe(words.length);
  });

  it('gives uniforms in [0, 1) that float32 holds exactly, with mean and variance of the uniform distribution', () => {
    const count = 20_000;
    const values = Array.from({ length: count }, (_, index) => uniform(stream, index));
    for (const value of values)
      expect(value >= 0 && value < 1 && Math.fround(value) === value).toBe(true);
    const mean = values.reduce((sum, value) => sum + value, 0) / count;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.01);
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.002);
  });

  it('starts every row of a batch at a new block', () => {
    expect(dropoutIndex(0, 6, 7)).toBe(6);
    expect(dropoutIndex(2, 1, 7)).toBe(17);
  });
});

describe('permutation', () => {
  it('holds every index once and depends on seed and epoch only', () => {
    const order = permutation(1, 0, 1000);
    expect([...order].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 1000 }, (_, index) => index),
    );
    expect(permutation(1, 0, 1000)).toEqual(order);
    expect(permutation(1, 1, 1000)).not.toEqual(order);
    expect(permutation(2, 0, 1000)).not.toEqual(order);
  });

  it('is unbiased: over 6,000 epochs each of the 6 orders of 3 comes about 1,000 times', () => {
    const counts = new Map<string, number>();
    for (let epoch = 0; epoch < 6000; epoch++) {
      const key = permutation(3, epoch, 3).join('');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(130);
  });

  it('of nothing and of one sample is trivial', () => {
    expect([...permutation(1, 0, 0)]).toEqual([]);
    expect([...permutation(1, 0, 1)]).toEqual([0]);
  });
});
