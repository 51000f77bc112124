/** A network whose memory is planned and whose tasks are known, before they are put in order. */
import type { TargetKind } from '../../../contract/losses/loss-definition';
import type { PlannedLoss } from '../losses/loss';
import type { PlannedOperation } from '../operations/operation';
import type { OptimizerPlan } from '../optimizers/optimizer';
import type { Task } from './call';
import type { Clipping } from './clipping';
import type { Parameter } from './parameter';
import type { PlannedPenalties } from './penalties';
import type { Preparation } from './preparation';
import type { Place } from './tensor';

export interface PlannedNetwork {
  readonly operations: readonly PlannedOperation[];
  /** For each kind of target the loss can be used with. */
  readonly losses: ReadonlyMap<TargetKind, PlannedLoss>;
  /** Multiplies losses and derivatives by the samples' weights, where they have any. */
  readonly sampleWeights: Task;
  readonly parameters: readonly Parameter[];
  readonly optimizer: OptimizerPlan;
  readonly clipping: Clipping;
  readonly preparation: Preparation;
  readonly rowLoss: Place;
  readonly penalties: PlannedPenalties;
  /** The answers without padding, and what copies them there. */
  readonly compact: { readonly place: Place; readonly tasks: readonly Task[] };
}
