import { afterEach, describe, expect, it } from 'vitest';
import { reals } from '../../contract/fields';
import { speak } from '../../contract/text/languages';
import { Message } from '../../contract/text/message';
import { plainNumber, withPoint } from '../../contract/text/plain-number';
import { setLanguage, t } from '../../contract/text/text';
import { parseNumber, stepText } from '../../renderer/forms/number-text';
import { formatNumbers, parseNumbers, stepNumbers } from '../../renderer/forms/numbers-text';

afterEach(() => setLanguage(speak('en')));

const list = reals('boundaries', { min: 0, max: 9, minLength: 1, maxLength: 20, initial: [1] });

describe('a number as it is typed', () => {
  it('has the decimal mark of its language, and nothing else of it', () => {
    expect([0.001, 1e-7, 60000, -3.5].map((value) => plainNumber(value, 'en'))).toEqual([
      '0.001',
      '1e-7',
      '60000',
      '-3.5',
    ]);
    expect(plainNumber(-3.5, 'de')).toBe('-3,5');
    expect(plainNumber(0.5, 'de-CH')).toBe('0.5');
  });

  it('is read with a comma or a point, but never by guessing', () => {
    expect(withPoint('0,001', 'de')).toBe('0.001');
    expect(withPoint('0.001', 'de')).toBe('0.001');
    expect(withPoint('12.5', 'de')).toBe('12.5');
    expect(withPoint('1.875', 'de')).toBeUndefined();
    expect(withPoint('1.875,5', 'de')).toBeUndefined();
    expect(withPoint('1,5', 'en')).toBe('1,5');
  });

  it('is read, stepped and listed so in German', () => {
    setLanguage(speak('de'));
    expect([',5', '1,5e-3', '0.25', '60.000', '1,2,3'].map(parseNumber)).toEqual([
      0.5,
      0.0015,
      0.25,
      NaN,
      NaN,
    ]);
    const rate = { type: 'real', text: 'rate', min: 0, max: 1, initial: 0 } as const;
    expect(stepText('0,10', { ...rate, exclusiveMin: false, exclusiveMax: false }, -1)).toBe(
      '0,09',
    );
    expect(formatNumbers([0.1, 0.01], list)).toBe('0,1; 0,01');
    expect(parseNumbers('0,1; 0,01 0.5', list)).toEqual([0.1, 0.01, 0.5]);
    expect(stepNumbers('0,1; 0,01', 6, list, 1)).toBe('0,1; 0,02');
  });
});

describe('a number in a message', () => {
  it('has the decimal mark of the language, where it is put in as it is', () => {
    expect(t('problem.real', { min: 0.001, max: 1, minSign: 'from', maxSign: 'to' })).toContain(
      'from 0.001',
    );
    setLanguage(speak('de'));
    expect(t('problem.real', { min: 0.001, max: 1, minSign: 'from', maxSign: 'to' })).toContain(
      'ab 0,001',
    );
    expect(t('notification.finishedBody', { accuracy: 0.9731 })).toContain('97,31\u00a0%');
  });

  it('still chooses the plural', () => {
    const message = new Message('{n, plural, one {# step} other {# steps}}, {n}', 'en');
    expect(message.fill({ n: 1 })).toBe('1 step, 1');
  });
});

describe('a message read from the right', () => {
  it('keeps what is put in apart, so that a path keeps its order', () => {
    const message = new Message('In {folder}: {count, number}', 'en-XB');
    expect(message.fill({ folder: '/a/b', count: 2 })).toBe('In \u2068/a/b\u2069: 2');
    expect(new Message('In {folder}', 'de').fill({ folder: '/a/b' })).toBe('In /a/b');
  });
});
