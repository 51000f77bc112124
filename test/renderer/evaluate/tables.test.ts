import { describe, expect, it } from 'vitest';
import { classBars } from '../../../renderer/evaluate/class-bars';
import { classSummary, classTable } from '../../../renderer/evaluate/class-table';
import { confusionSummary, mistakeTable } from '../../../renderer/evaluate/mistake-table';
import { predictionSummary } from '../../../renderer/evaluate/prediction-table';
import { probabilityTable } from '../../../renderer/sketch/probability-table';

const names = ['a', 'b', 'c'];
const confusion = [
  [90, 10, 0],
  [0, 50, 0],
  [1, 3, 46],
];

describe('what the charts of an evaluation say in words', () => {
  it('names the best and the weakest class, and lists them all', () => {
    const { bars } = classBars(confusion);
    expect(classSummary(bars, names)).toBe(
      'Of 3 classes b is recognised most often, at 100.0 %, and a least often, at 90.0 %.',
    );
    const { lines } = classTable(bars, names);
    expect(lines.map(({ head }) => head)).toEqual(names);
    expect(lines[0]?.cells).toEqual(['90.0', '82.6 to 94.5', '100']);
  });

  it('counts what was recognised, and lists the mistakes by how often they were made', () => {
    expect(confusionSummary(confusion, names)).toBe(
      '186 of 200 samples are recognised. Most often a was taken for b: 10 times.',
    );
    expect(mistakeTable(confusion, names).lines.map(({ head, cells }) => [head, ...cells])).toEqual(
      [
        ['a', 'b', '10', '10.0 %'],
        ['c', 'b', '3', '6.0 %'],
        ['c', 'a', '1', '2.0 %'],
      ],
    );
  });

  it('says so when nothing was mistaken, and how many kinds of mistake are left out', () => {
    const diagonal = names.map((_, i) => names.map((_, j) => (i === j ? 5 : 0)));
    expect(confusionSummary(diagonal, names)).toContain('Not one was mistaken.');
    const many = Array.from({ length: 7 }, () => Array.from({ length: 7 }, () => 1));
    expect(mistakeTable(many, names).note).toBe('The 30 most frequent of 42 kinds of mistake.');
  });

  it('says how far predictions are off, and to which side', () => {
    const points = [
      { sample: 0, actual: 10, predicted: 12 },
      { sample: 1, actual: 20, predicted: 19 },
    ];
    expect(predictionSummary(points, 'mpg')).toBe(
      '2 samples, true values from 10.00 to 20.00 mpg. The predictions are off by 1.50 mpg on average; 50 % of them are too high.',
    );
  });

  it('lists the probabilities of a drawing, the likeliest first', () => {
    const { lines } = probabilityTable([0.1, 0.7, 0.2], names);
    expect(lines.map(({ head, cells }) => [head, ...cells])).toEqual([
      ['b', '70.0 %'],
      ['c', '20.0 %'],
      ['a', '10.0 %'],
    ]);
    expect(probabilityTable(undefined, names).lines).toEqual([]);
  });
});
