import { describe, expect, it } from 'vitest';
import { ints, reals } from '../../../contract/fields';
import {
  areUnfinished,
  formatNumbers,
  parseNumbers,
  stepNumbers,
} from '../../../renderer/forms/numbers-text';

const pair = ints('units', { min: 1, max: 9, minLength: 2, maxLength: 2, initial: [3, 3] });
const shape = ints('units', { min: 1, max: 999, minLength: 1, maxLength: 4, initial: [28, 28] });
const list = reals('rate', { min: 0, max: 1, minLength: 1, maxLength: 20, initial: [0.1] });

describe('reading several typed numbers', () => {
  it('takes them however they are set apart', () => {
    for (const text of ['3 × 5', '3x5', '3, 5', '3 5', ' 3 ,5 ', '(3, 5)', '3*5', '[3 5]']) {
      expect(parseNumbers(text, pair), text).toEqual([3, 5]);
    }
  });

  it('takes a single number for all of them where their count is fixed', () => {
    expect(parseNumbers('3', pair)).toEqual([3, 3]);
    expect(parseNumbers('784', shape)).toEqual([784]);
  });

  it('guesses nothing', () => {
    expect(parseNumbers('', pair)).toEqual([]);
    expect(parseNumbers('3 abc', pair)).toEqual([3, NaN]);
    expect(parseNumbers('1 2 3', pair)).toEqual([1, 2, 3]);
  });

  it('knows what may still become right', () => {
    expect(['', '3 × -', '1e'].map((text) => areUnfinished(text, pair))).toEqual([
      true,
      true,
      true,
    ]);
    expect(['abc', '3 abc', 'x y 3'].map((text) => areUnfinished(text, pair))[1]).toBe(false);
    expect(areUnfinished('1 2 3', pair)).toBe(false);
  });
});

describe('writing several numbers', () => {
  it('writes a shape with crosses and a list with commas', () => {
    expect(formatNumbers([28, 28, 1], shape)).toBe('28 × 28 × 1');
    expect(formatNumbers([0.1, 0.01], list)).toBe('0.1, 0.01');
  });
});

describe('stepping one of several numbers', () => {
  it('steps the one at the caret and leaves the rest as typed', () => {
    expect(stepNumbers('3 × 5', 0, pair, 1)).toBe('4 × 5');
    expect(stepNumbers('3 × 5', 5, pair, -1)).toBe('3 × 4');
    expect(stepNumbers('3,5', 2, pair, 1)).toBe('3,6');
  });

  it('never leaves the range of the field', () => {
    expect(stepNumbers('9 9', 0, pair, 1)).toBeUndefined();
    expect(stepNumbers('', 0, pair, 1)).toBeUndefined();
  });
});
