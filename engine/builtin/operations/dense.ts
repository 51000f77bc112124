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
import {
  at,
  atRows,
  gradientOf,
  newMatrix,
  newTensor,
  type Place,
  type Tensor,
} from '../plan/tensor';
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

export function weightSpec(
  weights: readonly WeightSpec[],
  name: string,
): { readonly spec: WeightSpec; readonly index: number } {
  const index = weights.findIndex((weight) => weight.name === name);
  const spec = weights[index];
  if (spec === undefined) throw new Error(`A layer without ${name}`);
  return { spec, index };
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

export function addBias(
  context: OperationContext,
  { layer, weights }: DenseOperation,
  columns: ColumnPartition,
  split: Split,
): Parameter | undefined {
  if (!weights.some(({ name }) => name === 'bias')) return undefined;
  return context.addParameter({
    ...weightSpec(weights, 'bias'),
    name: `${layer}/bias`,
    layer,
    layout: { rows: 1, columns },
    split,
  });
}

/** What a task that reads kernel and bias reads. */
export function weightIds(kernel: Parameter, bias: Parameter | undefined): readonly number[] {
  return bias === undefined ? [kernel.value.id] : [kernel.value.id, bias.value.id];
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

/** db = Σ of dy over the batch. */
export function biasGradientTasks(
  output: Tensor,
  bias: Parameter | undefined,
  panels: ColumnPartition,
): readonly Task[] {
  return bias === undefined
    ? []
    : [biasGradientTask(gradientOf(output), output.stride, bias, panels)];
}

function biasGradientTask(
  dOutput: Place,
  stride: number,
  bias: Parameter,
  panels: ColumnPartition,
): Task {
  const isShared = bias.split.axis === 'columns';
  return {
    split: bias.split,
    reads: isShared ? own(dOutput.id) : all(dOutput.id),
    writes: own(bias.gradient.id),
    calls: ({ from, to }) => [
      kernelCall(
        'columnSum',
        bias.gradient.address + from * 4,
        at(dOutput, from * 4),
        stride,
        ALL_ROWS,
        isShared ? to - from : panels.end,
      ),
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
