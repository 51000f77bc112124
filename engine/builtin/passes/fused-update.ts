/**
 * The sparse first layer's gradient goes into Adam's step row by row and is never stored: nothing else needs it. Bit for bit equal
 * to the generic path. Not where a penalty on the weights is part of their gradient.
 */
import { isPenalized } from '../../../contract/regularizers/registry';
import type { Operation } from '../operations/operation';
import { sparseDenseOperation } from '../operations/sparse-dense';
import type { Pass } from './draft';

export const fusedUpdate: Pass = (draft, { fusableOptimizer }) => {
  if (fusableOptimizer !== 'Adam') return draft;
  return { ...draft, operations: draft.operations.map(fused) };
};

function fused(operation: Operation): Operation {
  if (operation.kind !== 'sparseDense') return operation;
  const kernel = operation.source.weights.find(({ name }) => name === 'kernel');
  return isPenalized(kernel?.regularizer)
    ? operation
    : sparseDenseOperation(operation.source, true);
}
