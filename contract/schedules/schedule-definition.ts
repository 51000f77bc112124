/** What a learning rate schedule must say of itself. */
import type { FieldTable, Values } from '../fields';

export interface ScheduleProblem {
  /** The field it is shown beside. */
  readonly key: string;
  readonly message: string;
}

export interface ScheduleDefinition<K extends string, T extends FieldTable> {
  /** Keras's class name. */
  readonly kind: K;
  readonly fields: T;
  /** Keras's formula in float64. `initial`: the optimizer's learning rate; `step`: optimizer steps done before, from 0. */
  learningRateAt(config: Values<T>, initial: number, step: number): number;
  /** What does not fit together though each field is in its range. */
  problem?(config: Values<T>): ScheduleProblem | undefined;
}

export function defineSchedule<const K extends string, const T extends FieldTable>(
  definition: ScheduleDefinition<K, T>,
): ScheduleDefinition<K, T> {
  return definition;
}
