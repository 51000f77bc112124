/** What the loss of one sample is. */

export interface SampleLoss {
  readonly value: number;
  readonly dOutput: Float64Array;
}

/** From what the network answered and what was wanted. */
export type LossOfSample = (output: Float64Array, target: Float64Array) => SampleLoss;

/** Keras's backend epsilon. */
export const EPSILON = 1e-7;
