/** A network before its memory is planned, as the passes see and change it. */
import type { ActivationName } from '../../../contract/layers/activation-names';
import type { LossKind } from '../../../contract/losses/registry';
import type { OptimizerKind } from '../../../contract/optimizers/registry';
import type { Shape } from '../../../contract/shapes';
import type { Operation } from '../operations/operation';

export interface NetworkDraft {
  readonly operations: readonly Operation[];
  readonly loss: {
    readonly kind: LossKind;
    /** The activation that the loss computes as well, taken off the operations. */
    readonly includes: Extract<ActivationName, 'softmax'> | undefined;
  };
}

export interface NetworkFacts {
  readonly inputShape: Shape;
  readonly optimizer: OptimizerKind;
  readonly maxBatchSize: number;
  /** The samples are bytes of which few are not 0. */
  readonly hasSparseBytes: boolean;
}

/** Gives back the same draft where it has nothing to do. Which results stay equal, and how nearly, is said in each pass. */
export type Pass = (draft: NetworkDraft, facts: NetworkFacts) => NetworkDraft;
