/**
 * A first Dense layer on samples that are mostly 0: reads and learns only the weights of lit inputs. Bit for bit equal to
 * operations/dense.ts, as a zero adds nothing to any sum; with the update fused too, as the arithmetic is the same.
 */
import {
  all,
  ALL_ROWS,
  kernelCall,
  own,
  type Argument,
  type KernelCall,
  type Task,
} from '../plan/call';
import { panelsWithin, sparsePanels, type ColumnPartition } from '../plan/columns';
import type { Parameter } from '../plan/parameter';
import { at, gradientOf, newMatrix, newTensor, type Tensor } from '../plan/tensor';
import { addBias, biasGradientTasks, weightIds, weightSpec } from './layer-weights';
import type {
  DenseOperation,
  OperationContext,
  SparseDenseOperation,
  SparseInput,
} from './operation';

type PanelWidth = 8 | 16 | 24;

export function sparseDenseOperation(
  source: DenseOperation,
  hasFusedUpdate: boolean,
): SparseDenseOperation {
  const operation: SparseDenseOperation = {
    kind: 'sparseDense',
    source,
    hasFusedUpdate,
    plan(context, input) {
      const node = planMemory(context, operation, input);
      const forward = [forwardTask(node)];
      return {
        output: node.output,
        training: forward,
        inference: forward,
        backward: [
          hasFusedUpdate ? fusedUpdateTask(node, context) : weightGradientTask(node),
          ...biasGradientTasks(node.output, node.bias, node.panels),
        ],
      };
    },
  };
  return operation;
}

interface SparseNode {
  readonly input: Tensor;
  readonly sparse: SparseInput;
  readonly output: Tensor;
  readonly kernel: Parameter;
  readonly bias: Parameter | undefined;
  readonly biasAddress: number;
  readonly panels: ColumnPartition;
}

function planMemory(
  context: OperationContext,
  { source, hasFusedUpdate }: SparseDenseOperation,
  input: Tensor,
): SparseNode {
  const { arena, maxBatchSize, sparseInput } = context;
  if (sparseInput === undefined) throw new Error('A sparse layer without a sparse input');
  const { layer, units, weights } = source;
  const panels = sparsePanels(units);
  const split = { axis: 'columns', columns: panels } as const;
  const kernel = context.addParameter({
    ...weightSpec(weights, 'kernel'),
    name: `${layer}/kernel`,
    layer,
    layout: { rows: input.width, columns: panels },
    split,
    isUpdatedByLayer: hasFusedUpdate,
  });
  const bias = addBias(context, source, panels, split);
  const biasAddress = bias?.value.address ?? context.zeros(panels.end * 4);
  const gradient = newMatrix(arena, maxBatchSize, units);
  const output = newTensor(arena, maxBatchSize, [units], { columns: panels, gradient });
  return { input, sparse: sparseInput, output, kernel, bias, biasAddress, panels };
}

function prepared(offset: number): Argument {
  return { plus: offset, value: 'prepared' };
}

/** One call per panel of the thread's range; the kernels are made for each width of a panel. */
function perPanel(
  { panels }: SparseNode,
  call: (start: number, width: PanelWidth) => KernelCall,
): Task['calls'] {
  return ({ from, to }) =>
    panelsWithin(panels, from, to).map(([start, width]) => call(start, width as PanelWidth));
}

function forwardTask(node: SparseNode): Task {
  const { input, sparse, output, kernel, bias, biasAddress } = node;
  return {
    split: kernel.split,
    reads: [...all(sparse.lists.id), ...own(...weightIds(kernel, bias))],
    writes: own(output.id),
    calls: perPanel(node, (start, width) =>
      kernelCall(
        `sparseForward${width}`,
        at(output, start * 4),
        output.stride,
        prepared(sparse.lists.offset),
        sparse.lists.stride,
        prepared(sparse.lengths.offset),
        kernel.value.address + start * input.width * 4,
        biasAddress + start * 4,
        ALL_ROWS,
      ),
    ),
  };
}

function weightGradientTask(node: SparseNode): Task {
  const { input, sparse, output, kernel } = node;
  const dOutput = gradientOf(output);
  return {
    split: kernel.split,
    reads: [...all(sparse.lit.id), ...own(dOutput.id)],
    writes: own(kernel.gradient.id),
    calls: perPanel(node, (start, width) =>
      kernelCall(
        `sparseWeightGradient${width}`,
        kernel.gradient.address + start * input.width * 4,
        prepared(sparse.lit.offset),
        sparse.lit.groupStride,
        { plus: 0, value: 'table' },
        at(dOutput, start * 4),
        output.stride,
        ALL_ROWS,
        input.width,
      ),
    ),
  };
}

function fusedUpdateTask(node: SparseNode, { optimizer }: OperationContext): Task {
  const { input, sparse, output, kernel } = node;
  const dOutput = gradientOf(output);
  const [m, v] = kernel.slots;
  if (m === undefined || v === undefined || optimizer === undefined) {
    throw new Error('Adam without its slots or factors');
  }
  return {
    split: kernel.split,
    reads: [...all(sparse.lit.id), ...own(dOutput.id)],
    writes: own(kernel.value.id, m.id, v.id),
    calls: perPanel(node, (start, width) => {
      const offset = start * input.width * 4;
      return kernelCall(
        `sparseAdam${width}`,
        kernel.value.address + offset,
        m.address + offset,
        v.address + offset,
        prepared(sparse.lit.offset),
        sparse.lit.groupStride,
        { plus: 0, value: 'table' },
        at(dOutput, start * 4),
        output.stride,
        ALL_ROWS,
        input.width,
        { plus: 0, value: 'alpha' },
        optimizer.keep1,
        optimizer.keep2,
        optimizer.epsilon,
      );
    }),
  };
}
