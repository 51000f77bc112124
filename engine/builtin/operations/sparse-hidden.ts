/**
 * A Dense layer between two relu: half of what it reads, and of the gradient it gets, is 0, and only the rest is computed with. Forward
 * and the gradient of the weights are bit for bit equal to operations/dense.ts; the gradient of the input is summed in another order.
 */
import { all, BY_ROWS, kernelCall, own, PART_ROWS, type Task } from '../plan/call';
import { panelsWithin, sparsePanels, type ColumnPartition } from '../plan/columns';
import type { Parameter } from '../plan/parameter';
import { newSparseLists, type SparseLists } from '../plan/sparse-rows';
import { atRows, gradientOf, newPlace, type Place, type Tensor } from '../plan/tensor';
import { biasGradientTasks } from './layer-weights';
import type { DenseOperation, OperationContext, SparseHiddenOperation } from './operation';
import { planSparseProduct, sparseForwardTask, weightGradientTask } from './sparse-product';

export function sparseHiddenOperation(source: DenseOperation): SparseHiddenOperation {
  return {
    kind: 'sparseHidden',
    plan(context, input) {
      if (input.shape.length > 1) return source.plan(context, input);
      const { arena, maxBatchSize } = context;
      const rows = newSparseLists(arena, maxBatchSize, input.width);
      const options = { rows, inputWidth: input.width, hasFusedUpdate: false };
      const product = planSparseProduct(context, source, options);
      const { output, bias, kernel, panels, forward } = product;
      const listTask = rowsTask(rows, input, input);
      return {
        output,
        training: [listTask, ...product.columnTasks, forward],
        inference: [listTask, forward],
        backward: [
          weightGradientTask(product),
          ...biasGradientTasks(output, bias, panels),
          ...inputGradientTasks(context, input, output, kernel),
        ],
      };
    },
  };
}

/** Lists what is not 0 in each row of a matrix that lies as `shape` does. */
function rowsTask(rows: SparseLists, matrix: Place, shape: Tensor): Task {
  const { lists, stride, lengths } = rows;
  return {
    split: BY_ROWS,
    reads: own(matrix.id),
    writes: own(lists.id, lengths.id),
    calls: () => [
      kernelCall(
        'sparseListRows',
        atRows(lists, stride),
        stride,
        atRows(lengths, 4),
        atRows(matrix, shape.stride),
        shape.stride,
        PART_ROWS,
        shape.width,
      ),
    ],
  };
}

/** dx = dy · wᵀ, dy as lists and w turned round into panels of the columns of x. */
function inputGradientTasks(
  context: OperationContext,
  input: Tensor,
  output: Tensor,
  kernel: Parameter,
): readonly Task[] {
  if (input.gradient === undefined) return [];
  const { arena, maxBatchSize } = context;
  const rows = newSparseLists(arena, maxBatchSize, output.width);
  const panels = sparsePanels(input.width);
  const turned = newPlace(arena, panels.end * output.width * 4);
  return [
    turnTask(turned, panels, kernel, output.width),
    rowsTask(rows, gradientOf(output), output),
    sparseForwardTask({
      target: input.gradient,
      stride: input.stride,
      rows,
      panels,
      kernel: { address: turned.origin.plus, rows: output.width },
      bias: context.zeros(panels.end * 4),
      reads: own(turned.id),
    }),
  ];
}

/** From panels of the outputs, [inputs][width] each, to panels of the inputs, [outputs][width] each. */
function turnTask(
  turned: Place,
  panels: ColumnPartition,
  { value, layout }: Parameter,
  outputs: number,
): Task {
  const { rows, columns } = layout;
  return {
    split: { axis: 'columns', columns: panels },
    reads: all(value.id),
    writes: own(turned.id),
    calls: ({ from, to }) =>
      panelsWithin(panels, from, to).flatMap(([input, width]) =>
        panelsWithin(columns, 0, columns.end).map(([output, outputWidth]) =>
          kernelCall(
            'transposeBlock',
            turned.origin.plus + (input * outputs + output * width) * 4,
            width * 4,
            value.address + (output * rows + input * outputWidth) * 4,
            outputWidth * 4,
            Math.min(width, rows - input),
            Math.min(outputWidth, outputs - output),
          ),
        ),
      ),
  };
}
