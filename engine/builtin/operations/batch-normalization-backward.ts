/** The tasks of BatchNormalization on the way back. */
import { ALL_ROWS, kernelCall, own, type Task } from '../plan/call';
import { PANEL } from '../plan/columns';
import { at, gradientOf } from '../plan/tensor';
import { elementwiseTask } from './activation';
import type { BatchNormalizationNode } from './batch-normalization-memory';
import { addressOf, byChannels, idsOf, partOf, shared } from './batch-normalization-parts';

export function backwardTasks(node: BatchNormalizationNode): readonly Task[] {
  if (node.output.gradient === undefined) return [];
  const onward = node.input.gradient === undefined ? [] : [inputGradientTask(node)];
  return [...sampleGradientsTasks(node), batchGradientsTask(node), ...onward];
}

/** relu's way back goes along where the kernel can write its result, in whole pairs of vectors. */
function sampleGradientsTasks(node: BatchNormalizationNode): readonly Task[] {
  const { output, channels, hasRelu } = node;
  if (!hasRelu) return [sampleGradientsTask(node)];
  if (channels % PANEL === 0) return [reluGradientsTask(node)];
  const relu = elementwiseTask('reluBackward', gradientOf(output), output, output);
  return [relu, sampleGradientsTask(node)];
}

function reluGradientsTask(node: BatchNormalizationNode): Task {
  const { input, output, table, sums, sumStride, half, positions } = node;
  const dOutput = gradientOf(output);
  return {
    split: node.split,
    reads: [...own(dOutput.id, output.id, input.id), ...shared(node, table)],
    writes: own(sums.id, dOutput.id),
    calls: (range) => {
      const part = partOf(node, range);
      return [
        kernelCall(
          'channelGradientsRelu',
          part.place(sums, sumStride),
          sumStride,
          half,
          part.place(dOutput, output.stride),
          part.place(output, output.stride),
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
