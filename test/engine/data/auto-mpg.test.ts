import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DATASETS } from '../../../contract/datasets/registry';
import { inputCount, isRow, rowInputs } from '../../../contract/datasets/table';
import {
  AUTO_MPG_FILE,
  checkAutoMpgDigest,
  decodeAutoMpg,
  type TableData,
} from '../../../engine/data/auto-mpg';
import { standardisedInputs } from '../../../engine/data/table-data';
import { DataFiles } from '../../../main/training/worker/data-files';
import { errorOf, valueOf } from '../../support/results';

const url = new URL('../../../node_modules/vega-datasets/data/cars.json', import.meta.url);
const bytes = new Uint8Array(readFileSync(url));
const { table, trainCount, testCount } = DATASETS.auto_mpg;
type Car = Record<string, unknown>;

function encoded(change: (cars: Car[]) => unknown): Uint8Array {
  const cars = JSON.parse(readFileSync(url, 'utf8')) as Car[];
  return new TextEncoder().encode(JSON.stringify(change(cars)));
}

describe('the Auto MPG data', () => {
  const data: TableData = valueOf(decodeAutoMpg(bytes));

  it('are the file that its checksum names', async () => {
    const file = valueOf(await new DataFiles().read(fileURLToPath(url)));
    expect(file.bytes).toEqual(bytes);
    expect(checkAutoMpgDigest(file.sha256).ok).toBe(true);
    expect(errorOf(checkAutoMpgDigest('00')).code).toBe('dataCorrupt');
    expect(AUTO_MPG_FILE.name).toBe('cars.json');
  });

  it('are 392 cars, 314 to learn from and 78 to be tested with, each once', () => {
    expect([data.train.count, data.test.count]).toEqual([trainCount, testCount]);
    const rows = [...data.trainRows, ...data.testRows];
    const means = rows.reduce((sum, { target }) => sum + target, 0) / rows.length;
    expect(means).toBeCloseTo(23.44591836734694, 10);
    const years = new Set(data.testRows.map(({ values }) => values[5]));
    expect(years.size).toBe(13 - 1);
  });

  it('lie within the ranges that the form offers', () => {
    for (const { values } of [...data.trainRows, ...data.testRows]) {
      expect(isRow(table.columns, values)).toBe(true);
      for (const [at, column] of table.columns.entries()) {
        if (column.kind !== 'number') continue;
        expect(values[at]).toBeGreaterThanOrEqual(column.min);
        expect(values[at]).toBeLessThanOrEqual(column.max);
      }
    }
  });

  it('are standardised with the training part’s mean and deviation', () => {
    const width = inputCount(table.columns);
    expect(width).toBe(DATASETS.auto_mpg.inputShape[0]);
    for (let input = 0; input < width; input++) {
      const column = Array.from(
        { length: trainCount },
        (_, i) => data.train.inputs[i * width + input]!,
      );
      const mean = column.reduce((a, b) => a + b, 0) / trainCount;
      const variance = column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / trainCount;
      expect(mean).toBeCloseTo(0, 5);
      expect(variance).toBeCloseTo(1, 5);
    }
    const [first] = data.testRows;
    const inputs = standardisedInputs(table.columns, data.standardisation, first!.values);
    expect([...data.test.inputs.subarray(0, width)]).toEqual([...Float32Array.from(inputs)]);
  });

  it('make a choice a one-hot row', () => {
    expect(rowInputs(table.columns, [8, 307, 130, 3504, 12, 70, 2])).toEqual([
      8, 307, 130, 3504, 12, 70, 0, 0, 1,
    ]);
    expect(isRow(table.columns, [8, 307, 130, 3504, 12, 70, 3])).toBe(false);
    expect(isRow(table.columns, [8, 307, 130, 3504, 12, 70])).toBe(false);
    expect(isRow(table.columns, [NaN, 307, 130, 3504, 12, 70, 0])).toBe(false);
  });
});

describe('damaged Auto MPG data', () => {
  const spoilt = (key: string, value: unknown) =>
    encoded((cars) => cars.map((car, at) => (at === 7 ? { ...car, [key]: value } : car)));

  it.each([
    ['no JSON', new TextEncoder().encode('[{')],
    ['no list', new TextEncoder().encode('{}')],
    ['nothing', new Uint8Array()],
    ['too large', new Uint8Array((1 << 20) + 1).fill(32)],
    ['a car fewer', encoded((cars) => cars.slice(1))],
    ['cars that are no objects', encoded((cars) => cars.map(() => 5))],
    ['a text for a number', spoilt('Horsepower', '150')],
    ['a number beyond all bounds', spoilt('Weight_in_lbs', 1e300)],
    ['a negative number', spoilt('Displacement', -1)],
    ['a missing number', spoilt('Cylinders', undefined)],
    ['another kind of year', spoilt('Year', '1970')],
    ['an unknown origin', spoilt('Origin', 'Atlantis')],
  ])('are refused: %s', (_name, damaged) => {
    expect(errorOf(decodeAutoMpg(damaged)).code).toBe('dataCorrupt');
  });
});
