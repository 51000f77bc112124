/** The tasks of BatchNormalization. */
import {
  all,
  ALL_ROWS,
  BY_ROWS,
  kernelCall,
  own,
  PART_ROWS,
  type Access,
  type Argument,
  type ColumnRange,
  type Split,
  type Task,
} from '../plan/call';
import type { Parameter } from '../plan/parameter';
import { at, atRows, gradientOf, type Place } from '../plan/tensor';
import type { BatchNormalizationNode } from './batch-normalization-memory';

export function trainingTasks(node: BatchNormalizationNode): readonly Task[] {
  const sample = node.positions === 1 ? [] : [sampleMomentsTask(node)];
  return [...sample, batchMomentsTask(node), scaleTask(node)];
}

export function inferenceTasks(node: BatchNormalizationNode): readonly Task[] {
  return [movingMomentsTask(node), scaleTask(node)];
}

export function backwardTasks(node: BatchNormalizationNode): readonly Task[] {
  if (node.output.gradient === undefined) return [];
  const onward = node.input.gradient === undefined ? [] : [inputGradientTask(node)];
  return [sampleGradientsTask(node), batchGradientsTask(node), ...onward];
}

/** One thread's part of the elements: some samples whole, or some columns of all. */
interface Part {
  place(matrix: Place, stride: number): Argument;
  readonly rows: Argument;
  /** Values of a row. */
  readonly width: number;
  readonly channels: number;
  readonly table: number;
}

function partOf(
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
function shared({ split }: BatchNormalizationNode, place: Place): readonly Access[] {
  return split.axis === 'columns' ? own(place.id) : all(place.id);
}

function byChannels({ columns }: BatchNormalizationNode): Split {
  return { axis: 'columns', columns };
}

function addressOf(parameter: Parameter | undefined, kind: 'value' | 'gradient'): number {
  return parameter?.[kind].address ?? 0;
}

function idsOf(
  parameters: readonly (Parameter | undefined)[],
  kind: 'value' | 'gradient',
): readonly number[] {
  return parameters.flatMap((parameter) => (parameter === undefined ? [] : [parameter[kind].id]));
}

function sampleMomentsTask(node: BatchNormalizationNode): Task {
  const { input, sums, sumStride, half, positions, channels } = node;
  return {
    split: BY_ROWS,
    reads: own(input.id),
    writes: own(sums.id),
    calls: () => [
      kernelCall(
        'channelMoments',
        atRows(sums, sumStride),
        sumStride,
        half,
        atRows(input, input.stride),
        input.stride,
        PART_ROWS,
        positions,
        channels,
      ),
    ],
  };
}

/** A vector's own values are its sums, and spread no further within a sample. */
function batchMomentsTask(node: BatchNormalizationNode): Task {
  const { input, sums, sumStride, half, positions, channels, table, settings } = node;
  const { gamma, beta, movingMean, movingVariance } = node;
  const isVector = positions === 1;
  return {
    split: byChannels(node),
    reads: [...(isVector ? own(input.id) : all(sums.id)), ...own(...idsOf([gamma, beta], 'value'))],
    writes: own(table.id, movingMean.value.id, movingVariance.value.id),
    calls: ({ from, to }) => [
      kernelCall(
        'batchMoments',
        table.address,
        table.sectionBytes,
        table.copies,
        at(isVector ? input : sums),
        isVector ? input.stride : sumStride,
        isVector ? 0 : half,
        ALL_ROWS,
        positions,
        addressOf(gamma, 'value'),
        addressOf(beta, 'value'),
        movingMean.value.address,
        movingVariance.value.address,
        settings.epsilon,
        settings.momentum,
        1 - settings.momentum,
        from,
        Math.min(to, channels),
        channels,
      ),
    ],
  };
}

function movingMomentsTask(node: BatchNormalizationNode): Task {
  const { gamma, beta, movingMean, movingVariance, table, channels, settings } = node;
  return {
    split: byChannels(node),
    reads: own(...idsOf([gamma, beta, movingMean, movingVariance], 'value')),
    writes: own(table.id),
    calls: ({ from, to }) => [
      kernelCall(
        'movingMoments',
        table.address,
        table.sectionBytes,
        table.copies,
        addressOf(gamma, 'value'),
        addressOf(beta, 'value'),
        movingMean.value.address,
        movingVariance.value.address,
        settings.epsilon,
        from,
        Math.min(to, channels),
        channels,
      ),
    ],
  };
}

function scaleTask(node: BatchNormalizationNode): Task {
  const { input, output, table } = node;
  return {
    split: node.split,
    reads: [...own(input.id), ...shared(node, table)],
    writes: own(output.id),
    calls: (range) => {
      const part = partOf(node, range);
      return [
        kernelCall(
          'scaleChannels',
          part.place(output, output.stride),
          part.place(input, input.stride),
          input.stride,
          part.rows,
          part.width,
          part.table,
          table.sectionBytes,
          table.period,
        ),
      ];
    },
  };
}

function sampleGradientsTask(node: BatchNormalizationNode): Task {
  const { input, output, table, sums, sumStride, half, positions } = node;
  const dOutput = gradientOf(output);
  return {
    split: node.split,
    reads: [...own(dOutput.id, input.id), ...shared(node, table)],
    writes: own(sums.id),
    calls: (range) => {
      const part = partOf(node, range);
      return [
        kernelCall(
          'channelGradients',
          part.place(sums, sumStride),
          sumStride,
          half,
          part.place(dOutput, output.stride),
          part.place(input, input.stride),
          input.stride,
          part.rows,
          positions,
          part.channels,
          part.table,
          table.sectionBytes,
        ),
      ];
    },
  };
}

function batchGradientsTask(node: BatchNormalizationNode): Task {
  const { gamma, beta, table, sums, sumStride, half, positions, channels } = node;
  return {
    split: byChannels(node),
    reads: [...shared(node, sums), ...own(table.id)],
    writes: own(table.id, ...idsOf([gamma, beta], 'gradient')),
    calls: ({ from, to }) => [
      kernelCall(
        'batchGradients',
        table.address,
        table.sectionBytes,
        table.copies,
        addressOf(gamma, 'gradient'),
        addressOf(beta, 'gradient'),
        at(sums),
        sumStride,
        half,
        ALL_ROWS,
        positions,
        from,
        Math.min(to, channels),
        channels,
      ),
    ],
  };
}

/** In place: the output's gradient becomes the input's. */
function inputGradientTask(node: BatchNormalizationNode): Task {
  const { input, table } = node;
  const gradient = gradientOf(input);
  return {
    split: node.split,
    reads: [...own(input.id, gradient.id), ...shared(node, table)],
    writes: own(gradient.id),
    calls: (range) => {
      const part = partOf(node, range);
      return [
        kernelCall(
          'channelInputGradient',
          part.place(gradient, input.stride),
          part.place(input, input.stride),
          input.stride,
          part.rows,
          part.width,
          part.table,
          table.sectionBytes,
          table.period,
        ),
      ];
    },
  };
}
