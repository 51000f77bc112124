/** The samples of a table: rows as they are written in the data, and as a network takes them, standardised. */
import { inputCount, rowInputs, type TableColumn } from '../../contract/datasets/table';
import type { SampleData } from '../engine';

/** One value a column, and the target. */
export interface TableRow {
  readonly values: readonly number[];
  readonly target: number;
}

/** Of each input over the training rows: (x - mean) / deviation is what the network sees. */
export interface Standardisation {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
}

/** From the rows to be trained on; an input that never varies keeps the deviation 1. */
export function standardisationOf(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
): Standardisation {
  const inputs = rows.map(({ values }) => rowInputs(columns, values));
  const of = (value: (row: readonly number[]) => number): number =>
    inputs.reduce((sum, row) => sum + value(row), 0) / inputs.length;
  const mean = Array.from({ length: inputCount(columns) }, (_, i) => of((row) => row[i] ?? NaN));
  const deviation = mean.map(
    (centre, i) => Math.sqrt(of((row) => ((row[i] ?? NaN) - centre) ** 2)) || 1,
  );
  return { mean, deviation };
}

/** A row, one value a column, as the network's inputs. */
export function standardisedInputs(
  columns: readonly TableColumn[],
  { mean, deviation }: Standardisation,
  values: readonly number[],
): number[] {
  return rowInputs(columns, values).map((x, i) => (x - (mean[i] ?? 0)) / (deviation[i] ?? 1));
}

export function tableSamples(
  columns: readonly TableColumn[],
  standardisation: Standardisation,
  rows: readonly TableRow[],
): SampleData {
  const inputs = rows.flatMap(({ values }) => standardisedInputs(columns, standardisation, values));
  return {
    count: rows.length,
    inputShape: [inputCount(columns)],
    inputs: Float32Array.from(inputs),
    inputScale: 1,
    targets: {
      kind: 'values',
      values: Float32Array.from(rows, ({ target }) => target),
      shape: [1],
    },
  };
}
