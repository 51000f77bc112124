/**
 * Softmax and categorical cross-entropy in one, from logits: as Keras does it whenever a network ends with softmax. Equal to the
 * generic path to a few units in the last place while no probability is under the clip of 1e-7; below it, this is the exact one.
 */
import type { Pass } from './draft';

export const fusedCrossentropy: Pass = (draft) => {
  const last = draft.operations.at(-1);
  const isSoftmax = last?.kind === 'activation' && last.name === 'softmax';
  if (draft.loss.kind !== 'categorical_crossentropy' || !isSoftmax) return draft;
  return {
    operations: draft.operations.slice(0, -1),
    loss: { ...draft.loss, includes: 'softmax' },
  };
};
