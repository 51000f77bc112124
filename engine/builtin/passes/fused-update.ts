/**
 * A sparse layer's gradient goes into Adam's step row by row and is never stored: nothing else needs it. Bit for bit equal to the
 * generic path. Not where a penalty on the weights is part of their gradient.
 */
import { isPenalized } from '../../../contract/regularizers/registry';
import type { DenseOperation, Operation } from '../operations/operation';
import { sparseDenseOperation } from '../operations/sparse-dense';
import { sparseHiddenOperation } from '../operations/sparse-hidden';
import type { Pass } from './draft';

export const fusedUpdate: Pass = (draft, { fusableOptimizer }) => {
  if (fusableOptimizer !== 'Adam') return draft;
  return { ...draft, operations: draft.operations.map(fused) };
};

function fused(operation: Operation): Operation {
  switch (operation.kind) {
    case 'sparseDense':
      return hasPenalty(operation.source)
        ? operation
        : sparseDenseOperation(operation.source, true);
    case 'sparseHidden':
      return hasPenalty(operation.source)
        ? operation
        : sparseHiddenOperation(operation.source, true);
    default:
      return operation;
  }
}

function hasPenalty({ weights }: DenseOperation): boolean {
  return isPenalized(weights.find(({ name }) => name === 'kernel')?.regularizer);
}
