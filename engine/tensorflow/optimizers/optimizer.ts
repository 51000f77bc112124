/** What the TensorFlow engine asks of an optimizer: its slots per weight, and one step on one weight as operations on tensors. */
import type { Tensor } from '@tensorflow/tfjs-core';

export interface StepContext {
  readonly learningRate: number;
  /** Number of this step, from 1. */
  readonly step: number;
}

export interface Stepped {
  readonly value: Tensor;
  /** In the order of `slotNames`. */
  readonly slots: readonly Tensor[];
}

export interface Optimizer {
  /** One tensor per weight and name, of zeros at the start unless `initialSlot` says otherwise. */
  readonly slotNames: readonly string[];
  /** What every element of every slot starts from. */
  readonly initialSlot?: number;
  /** What a weight and its slots become; all arguments stay as they are. */
  step(value: Tensor, gradient: Tensor, slots: readonly Tensor[], context: StepContext): Stepped;
}

/** The slot at a place of `slotNames`. */
export function slotAt(slots: readonly Tensor[], index: number): Tensor {
  const slot = slots[index];
  if (slot === undefined) throw new Error(`Optimizer slot ${index} is missing`);
  return slot;
}
