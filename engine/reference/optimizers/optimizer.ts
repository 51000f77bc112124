/** What the reference asks of an optimizer: its slots per weight, and one step on one weight tensor. */

export interface StepContext {
  readonly learningRate: number;
  /** Number of this step, from 1. */
  readonly step: number;
}

export interface Optimizer {
  /** One tensor per weight and name at the start, of zeros unless `initialSlot` says otherwise. */
  readonly slotNames: readonly string[];
  /** What every element of every slot starts from. */
  readonly initialSlot?: number;
  /** Changes `value` and `slots` (in the order of `slotNames`) in place. */
  apply(
    value: Float64Array,
    gradient: Float64Array,
    slots: readonly Float64Array[],
    context: StepContext,
  ): void;
}

/** The slot at a place of `slotNames`. */
export function slotAt(slots: readonly Float64Array[], index: number): Float64Array {
  const slot = slots[index];
  if (slot === undefined) throw new Error(`Optimizer slot ${index} is missing`);
  return slot;
}
