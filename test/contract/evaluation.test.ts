import { describe, expect, it } from 'vitest';
import { classAccuracies, wilsonInterval } from '../../contract/evaluation';

describe('the interval of an accuracy', () => {
  // SciPy 1.17.1: binomtest(right, count).proportion_ci(method='wilson').
  it.each([
    [9771, 10_000, 0.9739798309109, 0.9798537578438],
    [0, 10, 0, 0.2775327998629],
    [10, 10, 0.7224672001371, 1],
    [1, 2, 0.0945312057342, 0.9054687942658],
    [45, 50, 0.7863976856252, 0.9565242350681],
  ])('of %i right in %i is known', (right, count, low, high) => {
    const interval = wilsonInterval(right / count, count);
    expect(interval[0]).toBeCloseTo(low, 10);
    expect(interval[1]).toBeCloseTo(high, 10);
  });

  it('of nothing says nothing', () => {
    expect(wilsonInterval(0, 0)).toEqual([0, 1]);
  });
});

describe('the accuracy of each class', () => {
  it('is the share of its samples on the diagonal; a class without samples has 0 of 0', () => {
    const confusion = [
      [8, 2, 0],
      [1, 3, 0],
      [0, 0, 0],
    ];
    expect(classAccuracies(confusion)).toEqual([
      { correct: 8, count: 10, accuracy: 0.8 },
      { correct: 3, count: 4, accuracy: 0.75 },
      { correct: 0, count: 0, accuracy: 0 },
    ]);
  });
});
