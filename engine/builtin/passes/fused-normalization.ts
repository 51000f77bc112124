/** BatchNormalization and the relu behind it in one, forward and backward. Bit for bit equal to the generic path. */
import { batchNormalizationOperation } from '../operations/batch-normalization';
import type { Operation } from '../operations/operation';
import type { Pass } from './draft';

export const fusedNormalization: Pass = (draft) => {
  const operations: Operation[] = [];
  for (const operation of draft.operations) {
    const last = operations.at(-1);
    const isRelu = operation.kind === 'activation' && operation.name === 'relu';
    if (isRelu && last?.kind === 'batchNormalization' && !last.hasRelu) {
      const { layer, settings, weights } = last;
      operations.splice(-1, 1, batchNormalizationOperation(layer, settings, weights, true));
    } else {
      operations.push(operation);
    }
  }
  return { ...draft, operations };
};
