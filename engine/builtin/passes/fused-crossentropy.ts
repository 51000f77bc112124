/**
 * A last softmax and a cross-entropy of classes in one, or a last sigmoid and the binary cross-entropy, from logits: as Keras does it
 * whenever a network ends so. Equal to the generic path to a few units in the last place while no probability is under the clip of
 * 1e-7; below it, this is the exact one.
 */
import type { LossKind } from '../../../contract/losses/registry';
import type { NetworkDraft, Pass } from './draft';

const FUSABLE: Partial<Readonly<Record<LossKind, NetworkDraft['loss']['includes']>>> = {
  categorical_crossentropy: 'softmax',
  sparse_categorical_crossentropy: 'softmax',
  binary_crossentropy: 'sigmoid',
};

export const fusedCrossentropy: Pass = (draft) => {
  const last = draft.operations.at(-1);
  const includes = FUSABLE[draft.loss.kind];
  if (includes === undefined || last?.kind !== 'activation' || last.name !== includes) return draft;
  return { operations: draft.operations.slice(0, -1), loss: { ...draft.loss, includes } };
};
