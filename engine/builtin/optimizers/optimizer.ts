/** What an optimizer plans: its slots, the step values it needs, and one task per parameter. */
import type { KernelCall } from '../plan/call';
import type { Block } from '../plan/parameter';
import type { StepValue } from '../plan/step-values';
import type { FusableOptimizer } from '../operations/operation';

/** Addresses of one block of a parameter. */
export interface UpdateBlock extends Block {
  readonly value: number;
  readonly gradient: number;
  readonly slots: readonly number[];
}

export interface OptimizerPlan {
  readonly slotNames: readonly string[];
  /** Per slot: magnitudes below it become 0 from time to time (assembly/optimizers/flush.ts). */
  readonly flushBelow: readonly number[];
  /** Step values besides `learningRate` and `iterations`, for the step after `iterations` steps. */
  stepValues(
    iterations: number,
    learningRate: number,
  ): Readonly<Partial<Record<StepValue, number>>>;
  update(block: UpdateBlock): KernelCall;
  readonly fusable: FusableOptimizer;
}

export function slotAddress({ slots }: UpdateBlock, index: number): number {
  const address = slots[index];
  if (address === undefined) throw new Error(`Optimizer slot ${index} is missing`);
  return address;
}

/** For optimizers that no kernel has built in. */
export function notFusable(kind: string): FusableOptimizer {
  return { kind, keep1: 0, keep2: 0, epsilon: 0 };
}
