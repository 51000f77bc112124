/** A network before its memory is planned, as the passes see and change it. */
import type { ActivationName } from '../../../contract/layers/activation-names';
import type { LossKind } from '../../../contract/losses/registry';
import type { FusableOptimizer, Operation } from '../operations/operation';

export interface NetworkDraft {
  readonly operations: readonly Operation[];
  readonly loss: {
    readonly kind: LossKind;
    /** The activation that the loss computes as well, taken off the operations. */
    readonly includes: Extract<ActivationName, 'softmax' | 'sigmoid'> | undefined;
  };
}

export interface NetworkFacts {
  /** The optimizer whose step a kernel can have built in; undefined when there is more to do, as with clipping or weight decay. */
  readonly fusableOptimizer: FusableOptimizer['kind'] | undefined;
  readonly maxBatchSize: number;
  /** The samples are bytes of which few are not 0. */
  readonly hasSparseBytes: boolean;
}

/** Gives back the same draft where it has nothing to do. Which results stay equal, and how nearly, is said in each pass. */
export type Pass = (draft: NetworkDraft, facts: NetworkFacts) => NetworkDraft;
