/** LayerNormalization over the last axis, by samples; the gradients of gamma and beta are summed over the samples by columns. */
import type { WeightSpec } from '../../../contract/shapes';
import { all, ALL_ROWS, BY_ROWS, kernelCall, own, PART_ROWS, type Task } from '../plan/call';
import { equalPanels, type ColumnPartition } from '../plan/columns';
import type { Parameter } from '../plan/parameter';
import {
  at,
  atRows,
  gradientOf,
  newMatrix,
  rowStride,
  type Place,
  type Tensor,
} from '../plan/tensor';
import { channelParameters } from './batch-normalization-memory';
import type { LayerNormalizationOperation, OperationContext } from './operation';

export function layerNormalizationOperation(
  layer: number,
  epsilon: number,
  weights: readonly WeightSpec[],
): LayerNormalizationOperation {
  return {
    kind: 'layerNormalization',
    plan(context, input) {
      const node = planMemory(context, layer, weights, input);
      const forward = [forwardTask(node, epsilon)];
      return {
        output: node.output,
        training: forward,
        inference: forward,
        backward: backward(node),
      };
    },
  };
}

interface LayerNormalizationNode {
  readonly input: Tensor;
  readonly output: Tensor;
  readonly gamma: Parameter | undefined;
  readonly beta: Parameter | undefined;
  readonly columns: ColumnPartition;
  /** Length of the last axis, and how often it comes in a sample. */
  readonly length: number;
  readonly groups: number;
  /** Mean and 1 / √(variance + epsilon) of each group. */
  readonly statistics: Place;
  readonly statisticsStride: number;
  /** Each sample's share of the gradients of beta and, `half` bytes behind, gamma. */
  readonly sums: Place;
  readonly sumStride: number;
  readonly half: number;
}

function planMemory(
  context: OperationContext,
  layer: number,
  weights: readonly WeightSpec[],
  input: Tensor,
): LayerNormalizationNode {
  const { arena, maxBatchSize } = context;
  const length = input.shape.at(-1) ?? 1;
  const groups = input.width / length;
  const columns = equalPanels(length);
  const { gamma, beta } = channelParameters(context, layer, weights, columns);
  const isLearning = gamma !== undefined || beta !== undefined;
  const matrix = (width: number): Place => newMatrix(arena, maxBatchSize, width);
  const gradient = input.gradient ?? (isLearning ? matrix(input.width) : undefined);
  const { columns: _columns, gradient: _gradient, ...rest } = input;
  const { id, origin } = matrix(input.width);
  const made = { ...rest, id, origin, isOverwritable: true };
  return {
    input,
    output: gradient === undefined ? made : { ...made, gradient },
    gamma,
    beta,
    columns,
    length,
    groups,
    statistics: matrix(2 * groups),
    statisticsStride: rowStride(2 * groups),
    sums: matrix(2 * columns.end),
    sumStride: rowStride(2 * columns.end),
    half: columns.end * 4,
  };
}

function valueIds(parameters: readonly (Parameter | undefined)[]): readonly number[] {
  return parameters.flatMap((parameter) => (parameter === undefined ? [] : [parameter.value.id]));
}

function forwardTask(node: LayerNormalizationNode, epsilon: number): Task {
  const { input, output, gamma, beta, statistics, statisticsStride, groups, length } = node;
  return {
    split: BY_ROWS,
    reads: [...own(input.id), ...all(...valueIds([gamma, beta]))],
    writes: own(output.id, statistics.id),
    calls: () => [
      kernelCall(
        'layerNormForward',
        atRows(output, output.stride),
        atRows(statistics, statisticsStride),
        statisticsStride,
        atRows(input, input.stride),
        input.stride,
        PART_ROWS,
        groups,
        length,
        gamma?.value.address ?? 0,
        beta?.value.address ?? 0,
        epsilon,
      ),
    ],
  };
}

function backward(node: LayerNormalizationNode): readonly Task[] {
  const { input, gamma, beta, half } = node;
  const sums = [
    ...(gamma === undefined ? [] : [parameterTask(node, gamma, half)]),
    ...(beta === undefined ? [] : [parameterTask(node, beta, 0)]),
  ];
  return [
    ...(sums.length === 0 ? [] : [sampleGradientsTask(node), ...sums]),
    ...(input.gradient === undefined ? [] : [inputGradientTask(node)]),
  ];
}

function sampleGradientsTask(node: LayerNormalizationNode): Task {
  const { input, output, statistics, statisticsStride, sums, sumStride, half } = node;
  const dOutput = gradientOf(output);
  return {
    split: BY_ROWS,
    reads: own(dOutput.id, input.id, statistics.id),
    writes: own(sums.id),
    calls: () => [
      kernelCall(
        'layerNormGradients',
        atRows(sums, sumStride),
        sumStride,
        half,
        atRows(dOutput, output.stride),
        atRows(input, input.stride),
        input.stride,
        atRows(statistics, statisticsStride),
        statisticsStride,
        PART_ROWS,
        node.groups,
        node.length,
      ),
    ],
  };
}

function parameterTask(
  { sums, sumStride }: LayerNormalizationNode,
  { gradient, split }: Parameter,
  offset: number,
): Task {
  return {
    split,
    reads: all(sums.id),
    writes: own(gradient.id),
    calls: ({ from, to }) => [
      kernelCall(
        'columnSum',
        gradient.address + from * 4,
        at(sums, offset + from * 4),
        sumStride,
        ALL_ROWS,
        to - from,
      ),
    ],
  };
}

/** In place: the output's gradient becomes the input's. */
function inputGradientTask(node: LayerNormalizationNode): Task {
  const { input, gamma, statistics, statisticsStride, groups, length } = node;
  const gradient = gradientOf(input);
  return {
    split: BY_ROWS,
    reads: [...own(gradient.id, input.id, statistics.id), ...all(...valueIds([gamma]))],
    writes: own(gradient.id),
    calls: () => [
      kernelCall(
        'layerNormInputGradient',
        atRows(gradient, input.stride),
        atRows(input, input.stride),
        input.stride,
        atRows(statistics, statisticsStride),
        statisticsStride,
        PART_ROWS,
        groups,
        length,
        gamma?.value.address ?? 0,
      ),
    ],
  };
}
