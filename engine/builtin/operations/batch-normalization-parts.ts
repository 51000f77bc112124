/** What the tasks of BatchNormalization have in common: which part of everything is a thread's, and where it lies. */
import {
  all,
  ALL_ROWS,
  own,
  PART_ROWS,
  type Access,
  type Argument,
  type ColumnRange,
  type Split,
} from '../plan/call';
import type { Parameter } from '../plan/parameter';
import { at, atRows, type Place } from '../plan/tensor';
import type { BatchNormalizationNode } from './batch-normalization-memory';

/** One thread's part of the elements: some samples whole, or some columns of all. */
export interface Part {
  place(matrix: Place, stride: number): Argument;
  readonly rows: Argument;
  /** Values of a row. */
  readonly width: number;
  readonly channels: number;
  readonly table: number;
}

export function partOf(
  { split, input, channels, table }: BatchNormalizationNode,
  { from, to }: ColumnRange,
): Part {
  if (split.axis === 'rows') {
    const { width } = input;
    return { place: atRows, rows: PART_ROWS, width, channels, table: table.address };
  }
  const width = Math.min(to, channels) - from;
  const place = (matrix: Place): Argument => at(matrix, from * 4);
  const address = table.address + from * 4;
  return { place, rows: ALL_ROWS, width, channels: width, table: address };
}

/** What a task through all elements reads of the table or writes of the sums. */
export function shared({ split }: BatchNormalizationNode, place: Place): readonly Access[] {
  return split.axis === 'columns' ? own(place.id) : all(place.id);
}

export function byChannels({ columns }: BatchNormalizationNode): Split {
  return { axis: 'columns', columns };
}

export function addressOf(parameter: Parameter | undefined, kind: 'value' | 'gradient'): number {
  return parameter?.[kind].address ?? 0;
}

export function idsOf(
  parameters: readonly (Parameter | undefined)[],
  kind: 'value' | 'gradient',
): readonly number[] {
  return parameters.flatMap((parameter) => (parameter === undefined ? [] : [parameter[kind].id]));
}
