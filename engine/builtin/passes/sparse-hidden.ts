/**
 * Between two relu, a Dense layer computes only with what is not 0. Outputs and gradients of weights are bit for bit equal to the
 * generic path; the gradient of its input, and so of what lies before, to 1e-6 of the tensor's scale.
 */
import { sparseHiddenOperation } from '../operations/sparse-hidden';
import type { DenseOperation, Operation } from '../operations/operation';
import type { Pass } from './draft';

/** Below, lists cost more than they save. */
const FEWEST_UNITS = 128;
/** Beyond, a panel of the kernel no longer fits the second cache. */
const MOST_UNITS = 4096;
/** Beyond, the gradients of a batch no longer fit the first cache. */
const LARGEST_BATCH = 256;

export const sparseHidden: Pass = (draft, { maxBatchSize }) => {
  if (maxBatchSize > LARGEST_BATCH) return draft;
  const { operations } = draft;
  return {
    ...draft,
    operations: operations.map((operation, index) =>
      operation.kind === 'dense' &&
      isSuited(operation) &&
      isRelu(operations[index + 1]) &&
      isAfterRelu(operations, index)
        ? sparseHiddenOperation(operation, false)
        : operation,
    ),
  };
};

function isSuited({ weights }: DenseOperation): boolean {
  const kernel = weights.find(({ name }) => name === 'kernel');
  return (kernel?.shape ?? []).every((size) => size >= FEWEST_UNITS && size <= MOST_UNITS);
}

function isRelu(operation: Operation | undefined): boolean {
  return operation?.kind === 'activation' && operation.name === 'relu';
}

/** Dropout in between leaves every 0 as it is. */
function isAfterRelu(operations: readonly Operation[], index: number): boolean {
  const before = operations[index - 1];
  return before?.kind === 'dropout' ? isAfterRelu(operations, index - 1) : isRelu(before);
}
