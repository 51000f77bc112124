/**
 * A Dense layer between two relu: half of what it reads, and of the gradient it gets, is 0, and only the rest is computed with. Forward
 * and the gradient of the weights are bit for bit equal to operations/dense.ts, with Adam's step in one pass too; the gradient of the
 * input is summed in another order.
 */
import { all, BY_ROWS, kernelCall, own, PART_ROWS, type KernelCall, type Task } from '../plan/call';
import { panelsWithin, sparsePanels, widthRuns, type ColumnPartition } from '../plan/columns';
import type { Parameter } from '../plan/parameter';
import { newSparseLists, writtenLists, type SparseLists } from '../plan/sparse-rows';
import { atRows, gradientOf, newPlace, type Place, type Tensor } from '../plan/tensor';
import { biasGradientTasks } from './layer-weights';
import type { DenseOperation, OperationContext, SparseHiddenOperation } from './operation';
import {
  fusedUpdateTask,
  planSparseProduct,
  sparseForwardTask,
  weightGradientTask,
  type SparseProduct,
} from './sparse-product';

export function sparseHiddenOperation(
  source: DenseOperation,
  hasFusedUpdate: boolean,
): SparseHiddenOperation {
  return {
    kind: 'sparseHidden',
    source,
    plan(context, input) {
      if (input.shape.length > 1) return source.plan(context, input);
      const { arena, maxBatchSize } = context;
      const rows = newSparseLists(arena, maxBatchSize, input.width);
      const options = { rows, inputWidth: input.width, hasFusedUpdate };
      const product = planSparseProduct(context, source, options);
      const { output, bias, panels, columnTasks } = product;
      const listTask = rowsTask(rows, input, input);
      const inputGradient = planInputGradient(context, input, product);
      const update = hasFusedUpdate ? [fusedUpdateTask(product, context)] : [];
      return {
        output,
        training: [listTask, ...columnTasks, inputGradient?.forward ?? product.forward],
        inference: [listTask, product.forward],
        backward: [
          ...(hasFusedUpdate ? [] : [weightGradientTask(product)]),
          ...biasGradientTasks(output, bias, panels),
          ...(inputGradient?.backward ?? []),
        ],
        updates: update,
      };
    },
  };
}

/** Lists what is not 0 in each row of a matrix that lies as `shape` does. */
function rowsTask(rows: SparseLists, matrix: Place, shape: Tensor): Task {
  return {
    split: BY_ROWS,
    reads: own(matrix.id),
    writes: own(rows.lists.id, rows.marks.id),
    calls: () => [
      kernelCall(
        'sparseListRows',
        ...writtenLists(rows),
        atRows(matrix, shape.stride),
        shape.stride,
        PART_ROWS,
        shape.width,
      ),
    ],
  };
}

/**
 * dx = dy · wᵀ, dy as lists and w turned round into panels of the columns of x: each panel of w is turned when it has just been read
 * forward, and is still in the cache.
 */
function planInputGradient(
  context: OperationContext,
  input: Tensor,
  { output, kernel, panels, forward }: SparseProduct,
): { readonly forward: Task; readonly backward: readonly Task[] } | undefined {
  if (input.gradient === undefined) return undefined;
  const { arena, maxBatchSize } = context;
  const rows = newSparseLists(arena, maxBatchSize, output.width);
  const inputPanels = sparsePanels(input.width);
  const turned = newPlace(arena, inputPanels.end * output.width * 4);
  const turn = turnCalls(turned, inputPanels, kernel, output.width);
  return {
    forward: {
      ...forward,
      writes: [...forward.writes, ...own(turned.id)],
      calls: ({ from, to }) =>
        panelsWithin(panels, from, to).flatMap(([start, width]) => [
          ...forward.calls({ from: start, to: start + width }),
          ...turn(start, width),
        ]),
    },
    backward: [
      rowsTask(rows, gradientOf(output), output),
      sparseForwardTask({
        target: input.gradient,
        stride: input.stride,
        rows,
        panels: inputPanels,
        kernel: { address: turned.origin.plus, rows: output.width },
        bias: context.zeros(inputPanels.end * 4),
        reads: all(turned.id),
      }),
    ],
  };
}

/** One panel of the outputs, [inputs][width], into its rows of all panels of the inputs, [outputs][width] each. */
function turnCalls(
  turned: Place,
  inputPanels: ColumnPartition,
  { value, layout }: Parameter,
  outputs: number,
): (output: number, outputWidth: number) => readonly KernelCall[] {
  return (output, outputWidth) =>
    widthRuns(inputPanels).map(({ start, end, width }) =>
      kernelCall(
        'transposeBlocks',
        turned.origin.plus + (start * outputs + output * width) * 4,
        width * 4,
        width * outputs * 4,
        value.address + (output * layout.rows + start * outputWidth) * 4,
        outputWidth * 4,
        width,
        Math.min(end, layout.rows) - start,
        Math.min(outputWidth, outputs - output),
      ),
    );
}
