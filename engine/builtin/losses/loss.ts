/** What a loss plans: each sample's loss, and its derivative with respect to the network's last tensor. */
import type { TargetKind } from '../../../contract/losses/loss-definition';
import type { Arena } from '../plan/arena';
import type { Task } from '../plan/call';
import type { Place, Tensor } from '../plan/tensor';

export interface LossContext {
  readonly arena: Arena;
  readonly maxBatchSize: number;
  /** Where each sample's loss goes, float64. */
  readonly rowLoss: Place;
  /** What the targets are: class labels as bytes, or rows of float32 values. */
  readonly targets: TargetKind;
  /** The network's last tensor; its gradient is there to be written. */
  readonly output: Tensor;
  /** Where a loss that includes the last activation puts what the network answers; else the last tensor itself. */
  readonly answers: Place;
}

export interface PlannedLoss {
  readonly tasks: readonly Task[];
  /** What the network answers, when the loss itself makes it (softmax fused into the loss): else the last tensor. */
  readonly outputs: Place;
  /** Turns the last tensor into `outputs` where no loss is computed. */
  readonly inference: readonly Task[];
  /** The loss is averaged over count · divisor values. */
  readonly divisor: number;
}
