/** What a loss kind is: its Keras identifier, its arguments, and the targets it can be used with. */
import type { FieldTable } from '../fields';

/** Class labels, or rows of numbers. */
export type TargetKind = 'classes' | 'values';

export interface LossDefinition {
  readonly kind: string;
  readonly fields: FieldTable;
  readonly targets: readonly TargetKind[];
}
