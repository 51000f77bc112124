/**
 * A first Dense layer on samples that are mostly 0: reads and learns only the weights of lit inputs. Bit for bit equal to
 * operations/dense.ts, as a zero adds nothing to any sum; with the update fused too, as the arithmetic is the same.
 */
import type { DenseOperation, SparseDenseOperation } from './operation';
import { fusedUpdateTask, planSparseProduct, weightGradientTask } from './sparse-product';
import { biasGradientTasks } from './layer-weights';

export function sparseDenseOperation(
  source: DenseOperation,
  hasFusedUpdate: boolean,
): SparseDenseOperation {
  return {
    kind: 'sparseDense',
    source,
    hasFusedUpdate,
    plan(context, input) {
      if (context.sparseInput === undefined) throw new Error('A sparse layer without lists');
      const options = { inputWidth: input.width, rows: context.sparseInput, hasFusedUpdate };
      const product = planSparseProduct(context, source, options);
      const { output, bias, panels } = product;
      return {
        output,
        training: [...product.columnTasks, product.forward],
        inference: [product.forward],
        backward: [
          ...(hasFusedUpdate ? [] : [weightGradientTask(product)]),
          ...biasGradientTasks(output, bias, panels),
        ],
        updates: hasFusedUpdate ? [fusedUpdateTask(product, context)] : [],
      };
    },
  };
}
