/**
 * The sparse first layer's gradient goes into Adam's step row by row and is never stored: nothing else needs it. Bit for bit equal
 * to the generic path.
 */
import { sparseDenseOperation } from '../operations/sparse-dense';
import type { Pass } from './draft';

export const fusedUpdate: Pass = (draft, { fusableOptimizer }) => {
  if (fusableOptimizer !== 'Adam') return draft;
  const operations = draft.operations.map((operation) =>
    operation.kind === 'sparseDense' ? sparseDenseOperation(operation.source, true) : operation,
  );
  return { ...draft, operations };
};
