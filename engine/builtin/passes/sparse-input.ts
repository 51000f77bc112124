/** A first Dense layer fed with bytes that are mostly 0 reads only those that are not. Bit for bit equal to the generic path. */
import { sparseDenseOperation } from '../operations/sparse-dense';
import type { Pass } from './draft';

/** Beyond, the gradients of a batch no longer fit the first cache and the plain matrix product wins. */
const LARGEST_BATCH = 512;

export const sparseInput: Pass = (draft, { inputShape, hasSparseBytes, maxBatchSize }) => {
  const first = draft.operations.findIndex(({ kind }) => kind !== 'reshape');
  const operation = draft.operations[first];
  const before = draft.operations[first - 1];
  const shape = before?.kind === 'reshape' ? before.output : inputShape;
  if (!hasSparseBytes || maxBatchSize > LARGEST_BATCH || operation?.kind !== 'dense') return draft;
  if (shape.length !== 1) return draft;
  const sparse = sparseDenseOperation(operation, false);
  return { ...draft, operations: draft.operations.map((own, i) => (i === first ? sparse : own)) };
};
