/** The products of a Dense layer whose inputs come as lists of what is not 0: forward, and the gradient of its weights. */
import {
  all,
  ALL_ROWS,
  kernelCall,
  own,
  type Argument,
  type ColumnRange,
  type KernelCall,
  type Task,
} from '../plan/call';
import { equalPanels, panelsWithin, sparsePanels, type ColumnPartition } from '../plan/columns';
import type { Parameter } from '../plan/parameter';
import {
  listsByStretch,
  newSparseColumns,
  wholeLists,
  type SparseColumns,
  type SparseLists,
} from '../plan/sparse-rows';
import { at, gradientOf, newMatrix, newTensor, type Place, type Tensor } from '../plan/tensor';
import { addBias, weightIds, weightSpec } from './layer-weights';
import type { DenseOperation, OperationContext } from './operation';

/** The kernels are made for each width of a panel. */
type PanelWidth = 8 | 16 | 24 | 32;

export interface SparseProduct {
  readonly inputWidth: number;
  /** The inputs that are lit in each sample; the same turned round: the samples that light each input. */
  readonly rows: SparseLists;
  readonly columns: SparseColumns;
  readonly output: Tensor;
  readonly kernel: Parameter;
  readonly bias: Parameter | undefined;
  readonly panels: ColumnPartition;
  readonly forward: Task;
  /** Turn the rows into columns; can be done at any time before the weights learn. */
  readonly columnTasks: readonly Task[];
}

export function planSparseProduct(
  context: OperationContext,
  source: DenseOperation,
  {
    rows,
    inputWidth,
    hasFusedUpdate,
  }: {
    readonly rows: SparseLists;
    readonly inputWidth: number;
    readonly hasFusedUpdate: boolean;
  },
): SparseProduct {
  const { arena, maxBatchSize } = context;
  const { layer, units, weights } = source;
  const panels = sparsePanels(units);
  const split = { axis: 'columns', columns: panels } as const;
  const kernel = context.addParameter({
    ...weightSpec(weights, 'kernel'),
    name: `${layer}/kernel`,
    layer,
    layout: { rows: inputWidth, columns: panels },
    split,
    isUpdatedByLayer: hasFusedUpdate,
  });
  const bias = addBias(context, source, panels, split);
  const gradient = newMatrix(arena, maxBatchSize, units);
  const output = newTensor(arena, maxBatchSize, [units], { columns: panels, gradient });
  const columns = newSparseColumns(arena, inputWidth, maxBatchSize);
  const forward = sparseForwardTask({
    target: output,
    stride: output.stride,
    rows,
    panels,
    kernel: { address: kernel.value.address, rows: inputWidth },
    bias: bias?.value.address ?? context.zeros(panels.end * 4),
    reads: own(...weightIds(kernel, bias)),
  });
  const columnTasks = [columnsTask(columns, rows, inputWidth, output.stride)];
  return { inputWidth, rows, columns, output, kernel, bias, panels, forward, columnTasks };
}

/** y = bias + x · w, with x as lists: each thread some panels of y. */
export function sparseForwardTask(product: {
  readonly target: Place;
  readonly stride: number;
  readonly rows: SparseLists;
  readonly panels: ColumnPartition;
  readonly kernel: { readonly address: number; readonly rows: number };
  readonly bias: number;
  /** What is read besides the lists: the parts of kernel and bias. */
  readonly reads: Task['reads'];
}): Task {
  const { target, stride, rows, panels, kernel, bias, reads } = product;
  return {
    split: { axis: 'columns', columns: panels },
    reads: [...all(rows.lists.id, rows.marks.id), ...reads],
    writes: own(target.id),
    calls: perPanel(panels, (start, width) =>
      kernelCall(
        `sparseForward${width}`,
        at(target, start * 4),
        stride,
        ...listsByStretch(rows),
        kernel.address + start * kernel.rows * 4,
        bias + start * 4,
        ALL_ROWS,
      ),
    ),
  };
}

export function perPanel(
  panels: ColumnPartition,
  call: (start: number, width: PanelWidth) => KernelCall,
): (range: ColumnRange) => readonly KernelCall[] {
  return ({ from, to }) =>
    panelsWithin(panels, from, to).map(([start, width]) => call(start, width as PanelWidth));
}

function columnArguments({
  lists,
  starts,
  lengths,
}: SparseColumns): readonly [Argument, Argument, Argument] {
  return [at(lists), at(starts), at(lengths)];
}

function columnsTask(
  columns: SparseColumns,
  rows: SparseLists,
  inputWidth: number,
  rowBytes: number,
): Task {
  return {
    split: { axis: 'columns', columns: equalPanels(inputWidth) },
    reads: all(rows.lists.id, rows.marks.id),
    writes: own(columns.lists.id, columns.starts.id, columns.lengths.id),
    calls: ({ from, to }) => [
      kernelCall(
        'sparseTransposeLists',
        at(columns.lists),
        columns.capacity,
        at(columns.starts),
        at(columns.lengths),
        rowBytes,
        ...wholeLists(rows),
        ALL_ROWS,
        from,
        Math.min(to, inputWidth),
      ),
    ],
  };
}

export function weightGradientTask(product: SparseProduct): Task {
  const { inputWidth, columns, output, kernel, panels } = product;
  const dOutput = gradientOf(output);
  return {
    split: kernel.split,
    reads: [...all(columns.lists.id, columns.starts.id, columns.lengths.id), ...own(dOutput.id)],
    writes: own(kernel.gradient.id),
    calls: perPanel(panels, (start, width) =>
      kernelCall(
        `sparseWeightGradient${width}`,
        kernel.gradient.address + start * inputWidth * 4,
        ...columnArguments(columns),
        at(dOutput, start * 4),
        inputWidth,
      ),
    ),
  };
}

export function fusedUpdateTask(product: SparseProduct, { optimizer }: OperationContext): Task {
  const { inputWidth, columns, output, kernel, panels } = product;
  const dOutput = gradientOf(output);
  const [m, v] = kernel.slots;
  if (m === undefined || v === undefined || optimizer === undefined) {
    throw new Error('Adam without its slots or factors');
  }
  return {
    split: kernel.split,
    reads: [...all(columns.lists.id, columns.starts.id, columns.lengths.id), ...own(dOutput.id)],
    writes: own(kernel.value.id, m.id, v.id),
    calls: perPanel(panels, (start, width) => {
      const offset = start * inputWidth * 4;
      return kernelCall(
        `sparseAdam${width}`,
        kernel.value.address + offset,
        m.address + offset,
        v.address + offset,
        ...columnArguments(columns),
        at(dOutput, start * 4),
        inputWidth,
        { plus: 0, value: 'alpha' },
        optimizer.keep1,
        optimizer.keep2,
        optimizer.epsilon,
      );
    }),
  };
}
