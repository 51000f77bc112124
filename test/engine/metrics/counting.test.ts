import { describe, expect, it } from 'vitest';
import { Confusion } from '../../../engine/metrics/confusion';
import { argmax, countCorrect, runningMetricSum } from '../../../engine/metrics/running-metric';

describe('argmax', () => {
  it('finds the largest value of a row, the first of equals', () => {
    const values = [9, 1, 3, 3, 2];
    expect(argmax(values, 1, 4)).toBe(1);
    expect(argmax(values, 0, 5)).toBe(0);
    expect(argmax([-2, -1, -3], 0, 3)).toBe(1);
  });
});

describe('countCorrect', () => {
  const outputs = [0.1, 0.9, 0.8, 0.2, 0.3, 0.7];
  const targets = { kind: 'classes', labels: Uint8Array.of(1, 0, 0, 1), classCount: 2 } as const;

  it('compares each row with the label of the sample it belongs to', () => {
    expect(countCorrect(outputs, targets, Uint32Array.of(9, 0, 1, 3), 1, 3)).toBe(3);
    expect(countCorrect(outputs, targets, Uint32Array.of(9, 1, 0, 3), 1, 3)).toBe(1);
  });

  it('finds nothing right or wrong in targets that are values', () => {
    const values = { kind: 'values', values: new Float32Array(4), shape: [1] } as const;
    expect(countCorrect(outputs, values, Uint32Array.of(0, 1), 0, 2)).toBe(0);
  });
});

describe('Confusion', () => {
  it('counts who was taken for whom and keeps the first four samples of each cell', () => {
    const confusion = new Confusion(2);
    const labels = Uint8Array.of(0, 1, 1, 1, 1, 1, 1);
    const indices = Uint32Array.of(0, 1, 2, 3, 4, 5, 6);
    // Everything is taken for class 0.
    confusion.add([2, 1, 2, 1, 2, 1], labels, indices, 0, 3);
    confusion.add([2, 1, 2, 1, 2, 1, 2, 1], labels, indices, 3, 4);
    expect(confusion.counts).toEqual([
      [1, 0],
      [6, 0],
    ]);
    expect(confusion.examples).toEqual([
      [[0], []],
      [[1, 2, 3, 4], []],
    ]);
  });
});

describe('the running metric', () => {
  it('of values is the sum of each sample’s mean absolute error', () => {
    const targets = { kind: 'values', values: Float32Array.of(1, 2, 3, 4), shape: [2] } as const;
    const outputs = [3, 4, 0, 2];
    expect(runningMetricSum(outputs, targets, Uint32Array.of(1, 0), 0, 2)).toBe(0 + 0.5);
  });

  it('of classes is the number of right answers', () => {
    const targets = { kind: 'classes', labels: Uint8Array.of(1, 0), classCount: 2 } as const;
    expect(runningMetricSum([0, 1, 0, 1], targets, Uint32Array.of(0, 1), 0, 2)).toBe(1);
  });
});
