import { describe, expect, it } from 'vitest';
import { int, real } from '../../../contract/fields';
import { isUnfinished, parseNumber, stepText } from '../../../renderer/forms/number-text';

describe('reading a typed number', () => {
  it('accepts decimals and exponents', () => {
    const texts = ['5', ' 0.001 ', '.5', '5.', '1e-7', '1E3', '+2', '-3.5'];
    expect(texts.map(parseNumber)).toEqual([5, 0.001, 0.5, 5, 1e-7, 1000, 2, -3.5]);
  });

  it('guesses nothing', () => {
    for (const text of [
      '',
      ' ',
      'abc',
      '1,5',
      '60,000',
      '1 000',
      '0x10',
      'Infinity',
      '1e',
      '5px',
    ]) {
      expect(parseNumber(text), text).toBeNaN();
    }
  });

  it('knows what may still become a number', () => {
    expect(['', '-', '.', '1e', '1e-', '0.'].map(isUnfinished)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(['abc', '1,5', '5'].map(isUnfinished)).toEqual([false, false, false]);
  });
});

describe('stepping a number by the arrow keys', () => {
  const epochs = int('epochs', { min: 1, max: 10_000, initial: 5 });
  const learningRate = real('learningRate', { min: 0, exclusiveMin: true, max: 10, initial: 1e-3 });
  const rate = real('rate', { min: 0, max: 1, exclusiveMax: true, initial: 0.2 });

  it('steps whole numbers by one, or by ten', () => {
    expect(stepText('5', epochs, 1)).toBe('6');
    expect(stepText('5', epochs, 10)).toBe('15');
  });

  it('steps the last digit of a decimal', () => {
    expect(stepText('0.001', learningRate, 1)).toBe('0.002');
    expect(stepText('0.10', learningRate, -1)).toBe('0.09');
    expect(stepText('1e-7', learningRate, 1)).toBe('2e-7');
  });

  it('goes to a smaller digit instead of down to nothing', () => {
    expect(stepText('0.001', learningRate, -1)).toBe('0.0009');
  });

  it('steps shares by tenths from zero', () => {
    expect(stepText('0', rate, 1)).toBe('0.1');
  });

  it('never leaves the range of the field', () => {
    expect(stepText('1', epochs, -1)).toBeUndefined();
    expect(stepText('0.9', rate, 1)).toBeUndefined();
    expect(stepText('abc', rate, 1)).toBeUndefined();
  });
});
