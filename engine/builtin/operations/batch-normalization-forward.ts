/** The tasks of BatchNormalization on the way forward. */
import { all, ALL_ROWS, BY_ROWS, kernelCall, own, PART_ROWS, type Task } from '../plan/call';
import { at, atRows } from '../plan/tensor';
import type { BatchNormalizationNode } from './batch-normalization-memory';
import { addressOf, byChannels, idsOf, partOf, shared } from './batch-normalization-parts';

export function trainingTasks(node: BatchNormalizationNode): readonly Task[] {
  const sample = node.positions === 1 ? [] : [sampleMomentsTask(node)];
  return [...sample, batchMomentsTask(node), scaleTask(node)];
}

export function inferenceTasks(node: BatchNormalizationNode): readonly Task[] {
  return [movingMomentsTask(node), scaleTask(node)];
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
          node.hasRelu ? 'scaleChannelsRelu' : 'scaleChannels',
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
