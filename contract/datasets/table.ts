/** Datasets whose samples are rows of a table: what each column holds, and how a row becomes a network's inputs. */
import type { TextKey } from '../text/text';

interface Column {
  readonly name: TextKey;
}
export interface NumberColumn extends Column {
  readonly kind: 'number';
  /** The range a form offers; the data lie within. */
  readonly min: number;
  readonly max: number;
  /** The distance between two values a form offers. */
  readonly step: number;
  /** What a form begins with. */
  readonly initial: number;
}
/** One of several; a value is the option's number from 0. Takes one input for each option. */
export interface ChoiceColumn extends Column {
  readonly kind: 'choice';
  readonly options: readonly TextKey[];
  readonly initial: number;
}
export type TableColumn = NumberColumn | ChoiceColumn;

export interface TableDefinition {
  readonly columns: readonly TableColumn[];
  readonly target: { readonly name: TextKey; readonly unit: TextKey };
}

/** How many inputs a row becomes. */
export function inputCount(columns: readonly TableColumn[]): number {
  return columns.reduce((sum, column) => sum + columnWidth(column), 0);
}

/** One value a column becomes the inputs before they are standardised: a number as it is, a choice as a one-hot row. */
export function rowInputs(columns: readonly TableColumn[], values: readonly number[]): number[] {
  return columns.flatMap((column, at) => {
    const value = values[at] ?? NaN;
    if (column.kind === 'number') return [value];
    return column.options.map((_option, index) => (index === value ? 1 : 0));
  });
}

/** Is there one value a column, each a number or the number of an option? */
export function isRow(columns: readonly TableColumn[], values: readonly number[]): boolean {
  return (
    values.length === columns.length &&
    columns.every((column, at) => {
      const value = values[at] ?? NaN;
      if (column.kind === 'number') return Number.isFinite(value);
      return Number.isInteger(value) && value >= 0 && value < column.options.length;
    })
  );
}

function columnWidth(column: TableColumn): number {
  return column.kind === 'number' ? 1 : column.options.length;
}
