/** Dense on a matrix: y = x · w + b with w in panels of 8 columns. */
import type { WeightSpec } from '../../../contract/shapes';
import {
  all,
  ALL_ROWS,
  BY_ROWS,
  kernelCall,
  own,
  PART_ROWS,
  UNDIVIDED,
  type Split,
  type Task,
} from '../plan/call';
import { equalPanels, PANEL, type ColumnPartition } from '../plan/columns';
import type { Parameter } from '../plan/parameter';
import { at, atRows, gradientOf, newMatrix, newTensor, type Tensor } from '../plan/tensor';
import { addBias, biasGradientTasks, weightIds, weightSpec } from './layer-weights';
import type { DenseOperation, OperationContext } from './operation';

/** From this many outputs on, threads share the columns: each then computes, and updates, weights of its own. */
const MIN_COLUMNS_TO_SHARE = 64;

export function denseOperation(
  layer: number,
  units: number,
  weights: readonly WeightSpec[],
): DenseOperation {
  const operation: DenseOperation = {
    kind: 'dense',
    layer,
    units,
    weights,
    plan(context, input) {
      const node = planMemory(context, operation, input);
      const forward = [forwardTask(node)];
      return {
        output: node.output,
        training: forward,
        inference: forward,
        backward: [
          weightGradientTask(node),
          ...biasGradientTasks(node.output, node.bias, node.panels),
          ...(input.gradient === undefined ? [] : [inputGradientTask(node)]),
        ],
      };
    },
  };
  return operation;
}

interface DenseNode {
  readonly input: Tensor;
  readonly output: Tensor;
  readonly kernel: Parameter;
  /** Undefined when the layer goes without. */
  readonly bias: Parameter | undefined;
  readonly biasAddress: number;
  readonly panels: ColumnPartition;
  readonly isByColumns: boolean;
}

function planMemory(
  context: OperationContext,
  operation: DenseOperation,
  input: Tensor,
): DenseNode {
  const { arena, maxBatchSize } = context;
  const { layer, units, weights } = operation;
  const panels = equalPanels(units);
  const isByColumns = units >= MIN_COLUMNS_TO_SHARE;
  const shared: Split = { axis: 'columns', columns: panels };
  const kernel = context.addParameter({
    ...weightSpec(weights, 'kernel'),
    name: `${layer}/kernel`,
    layer,
    layout: { rows: input.width, columns: panels },
    split: isByColumns
      ? shared
      : { axis: 'columns', columns: input.columns ?? equalPanels(input.width) },
    isSplitByRow: !isByColumns,
  });
  const bias = addBias(context, operation, panels, isByColumns ? shared : UNDIVIDED);
  const biasAddress = bias?.value.address ?? context.zeros(panels.end * 4);
  const gradient = newMatrix(arena, maxBatchSize, units);
  const columns = isByColumns ? { columns: panels } : {};
  const output = newTensor(arena, maxBatchSize, [units], { ...columns, gradient });
  return { input, output, kernel, bias, biasAddress, panels, isByColumns };
}

function forwardTask(node: DenseNode): Task {
  const { input, output, kernel, bias, biasAddress, panels, isByColumns } = node;
  const { value } = kernel;
  const K = input.width;
  if (isByColumns) {
    return {
      split: kernel.split,
      reads: [...all(input.id), ...own(...weightIds(kernel, bias))],
      writes: own(output.id),
      calls: ({ from, to }) => [
        kernelCall(
          'denseForward',
          at(output, from * 4),
          output.stride,
          at(input),
          input.stride,
          value.address + from * K * 4,
          biasAddress + from * 4,
          ALL_ROWS,
          K,
          (to - from) / PANEL,
        ),
      ],
    };
  }
  return {
    split: BY_ROWS,
    reads: [...own(input.id), ...all(...weightIds(kernel, bias))],
    writes: own(output.id),
    calls: () => [
      kernelCall(
        'denseForward',
        atRows(output, output.stride),
        output.stride,
        atRows(input, input.stride),
        input.stride,
        value.address,
        biasAddress,
        PART_ROWS,
        K,
        panels.starts.length,
      ),
    ],
  };
}

/** dw = xᵀ · dy, by columns of y or by rows of w (which are columns of x). */
function weightGradientTask({ input, output, kernel, panels, isByColumns }: DenseNode): Task {
  const dOutput = gradientOf(output);
  const K = input.width;
  const panelBytes = K * PANEL * 4;
  const call = (dw: number, x: number, dy: number, count: number, panelCount: number) =>
    kernelCall(
      'denseWeightGradient',
      dw,
      panelBytes,
      at(input, x),
      input.stride,
      at(dOutput, dy),
      output.stride,
      ALL_ROWS,
      count,
      panelCount,
    );
  const { address, id } = kernel.gradient;
  if (isByColumns) {
    return {
      split: kernel.split,
      reads: [...all(input.id), ...own(dOutput.id)],
      writes: own(id),
      calls: ({ from, to }) => [call(address + from * K * 4, 0, from * 4, K, (to - from) / PANEL)],
    };
  }
  const ownInput = input.columns === undefined ? all(input.id) : own(input.id);
  return {
    split: kernel.split,
    reads: [...ownInput, ...all(dOutput.id)],
    writes: own(id),
    calls: ({ from, to }) => [
      call(address + from * PANEL * 4, from * 4, 0, Math.min(to, K) - from, panels.starts.length),
    ],
  };
}

/** dx = dy · wᵀ, by columns of x where x was made that way, else by samples. */
function inputGradientTask({ input, output, kernel, panels, isByColumns }: DenseNode): Task {
  const [dInput, dOutput] = [gradientOf(input), gradientOf(output)];
  const { value } = kernel;
  const K = input.width;
  const panelBytes = K * PANEL * 4;
  const panelCount = panels.starts.length;
  if (input.columns !== undefined) {
    return {
      split: { axis: 'columns', columns: input.columns },
      reads: [...all(dOutput.id), ...(isByColumns ? all(value.id) : own(value.id))],
      writes: own(dInput.id),
      calls: ({ from, to }) => [
        kernelCall(
          'denseInputGradient',
          at(dInput, from * 4),
          input.stride,
          at(dOutput),
          output.stride,
          value.address + from * PANEL * 4,
          panelBytes,
          ALL_ROWS,
          Math.min(to, K) - from,
          panelCount,
        ),
      ],
    };
  }
  return {
    split: BY_ROWS,
    reads: [...own(dOutput.id), ...all(value.id)],
    writes: own(dInput.id),
    calls: () => [
      kernelCall(
        'denseInputGradient',
        atRows(dInput, input.stride),
        input.stride,
        atRows(dOutput, output.stride),
        output.stride,
        value.address,
        panelBytes,
        PART_ROWS,
        K,
        panelCount,
      ),
    ],
  };
}
