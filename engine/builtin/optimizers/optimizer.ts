/** What an optimizer plans: its slots, the step values it needs, and one task per parameter. */
import type { Argument, KernelCall } from '../plan/call';
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
  /** What every element of every slot starts from; 0 where it is not said. */
  readonly initialSlot?: number;
  /** Per slot: magnitudes below it become 0 from time to time (assembly/optimizers/flush.ts). */
  readonly flushBelow: readonly number[];
  /** Step values besides `learningRate` and `iterations`, for the step after `iterations` steps. */
  stepValues(
    iterations: number,
    learningRate: number,
  ): Readonly<Partial<Record<StepValue, number>>>;
  update(block: UpdateBlock): readonly KernelCall[];
  /** For kernels that have its step built in; undefined when none has, or when it does more than they do. */
  readonly fusable: FusableOptimizer | undefined;
}

export const LEARNING_RATE: Argument = { plus: 0, value: 'learningRate' };
export const ALPHA: Argument = { plus: 0, value: 'alpha' };

/** What a mean of gradients, and of their squares, may have decayed to before it counts as nothing. */
export const FLUSH_MEAN = 1e-24;
export const FLUSH_SQUARE = 1e-30;

/** An epsilon that is not 0 in float32 either: what is divided by it stays a number. */
export function float32Epsilon(epsilon: number): number {
  return Math.max(epsilon, 1e-30);
}

export function slotAddress({ slots }: UpdateBlock, index: number): number {
  const address = slots[index];
  if (address === undefined) throw new Error(`Optimizer slot ${index} is missing`);
  return address;
}
