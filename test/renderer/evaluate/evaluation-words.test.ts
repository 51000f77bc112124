// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { classBars, placeOnAxis } from '../../../renderer/evaluate/class-bars';
import { cellCount, cellText, mistakes, mistakeTint } from '../../../renderer/evaluate/confusion';
import { nextCell } from '../../../renderer/evaluate/grid-keys';
import { evaluationSentences } from '../../../renderer/evaluate/verdict-sentences';

const names = ['0', '1', '2'];
const confusion = [
  [90, 0, 10],
  [1, 199, 0],
  [0, 4, 46],
];

describe('the confusion matrix', () => {
  it('lists the mistakes made, most frequent first', () => {
    expect(
      mistakes(confusion).map(({ actual, predicted, count }) => [actual, predicted, count]),
    ).toEqual([
      [0, 2, 10],
      [2, 1, 4],
      [1, 0, 1],
    ]);
  });

  it('announces a cell as a count of a total and a share', () => {
    const wrong = cellCount(confusion, { actual: 2, predicted: 1 });
    expect(cellText(wrong, names)).toBe('2 taken for 1: 4 of 50, 8.0 %');
    const right = cellCount(confusion, { actual: 1, predicted: 1 });
    expect(cellText(right, names)).toBe('1 recognised: 199 of 200, 99.5 %');
    expect(cellCount([[0]], { actual: 0, predicted: 0 }).share).toBe(0);
  });

  it('colours rare mistakes too', () => {
    expect(mistakeTint(10, 10)).toBe(1);
    expect(mistakeTint(1, 100)).toBeCloseTo(0.1);
    expect(mistakeTint(0, 0)).toBe(0);
  });
});

describe('walking the matrix', () => {
  const from = { actual: 1, predicted: 1 };
  const press = (key: string, ctrlKey = false) =>
    nextCell({ key, ctrlKey, metaKey: false, altKey: false }, from, 3);

  it('goes by arrows, to the ends of a row, and to the corners', () => {
    expect(press('ArrowLeft')).toEqual({ actual: 1, predicted: 0 });
    expect(press('ArrowDown')).toEqual({ actual: 2, predicted: 1 });
    expect(press('End')).toEqual({ actual: 1, predicted: 2 });
    expect(press('Home', true)).toEqual({ actual: 0, predicted: 0 });
    expect(press('Tab')).toBeUndefined();
  });

  it('stays at the edge', () => {
    const key = { key: 'ArrowUp', ctrlKey: false, metaKey: false, altKey: false };
    expect(nextCell(key, { actual: 0, predicted: 2 }, 3)).toEqual({ actual: 0, predicted: 2 });
  });
});

describe('the evaluation in words', () => {
  it('names the mistakes made most and the hardest class', () => {
    expect(evaluationSentences({ confusion }, names)).toEqual([
      'Most often mixed up: 0 taken for 2, 10 times.',
      'Then 2 taken for 1, 4 times.',
      'Hardest to recognise: 0, at 90.0 %.',
    ]);
  });

  it('counts one mistake as once', () => {
    const [first] = evaluationSentences(
      {
        confusion: [
          [5, 1],
          [0, 9],
        ],
      },
      names,
    );
    expect(first).toBe('Most often mixed up: 0 taken for 1, once.');
  });

  it('says so when nothing was mistaken', () => {
    expect(
      evaluationSentences(
        {
          confusion: [
            [5, 0],
            [0, 9],
          ],
        },
        names,
      ),
    ).toEqual(['Not one digit was mistaken.']);
  });
});

describe('the bars of the classes', () => {
  it('start where the weakest class needs it', () => {
    expect(
      classBars([
        [98_000, 200],
        [300, 99_000],
      ]).from,
    ).toBe(0.9);
    expect(classBars(confusion).from).toBe(0.8);
    expect(
      classBars([
        [0, 9],
        [0, 9],
      ]).from,
    ).toBe(0);
  });

  it('put shares on the axis', () => {
    expect(placeOnAxis(0.95, 0.9)).toBeCloseTo(50);
    expect(placeOnAxis(0.5, 0.9)).toBe(0);
  });
});
