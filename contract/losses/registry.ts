/** The losses by Keras's identifiers, and which targets each can be used with. */
import * as v from 'valibot';

export type TargetKind = 'classes' | 'values';

export const LOSSES = {
  categorical_crossentropy: { kind: 'categorical_crossentropy', targets: ['classes'] },
  mean_squared_error: { kind: 'mean_squared_error', targets: ['classes', 'values'] },
} as const satisfies Record<string, { kind: string; targets: readonly TargetKind[] }>;

export type LossKind = keyof typeof LOSSES;
export interface LossConfig {
  readonly kind: LossKind;
}

export const LOSS_KINDS = Object.keys(LOSSES) as readonly LossKind[];

export const lossSchema = v.strictObject({ kind: v.picklist(LOSS_KINDS) });
