/**
 * The numbers that change from step to step: where the batch lies, how long it is, what the optimizer's factors are. They stand in
 * shared memory as float64; every other argument of a kernel is fixed when the plan is made.
 */

/** Name -> place. */
const PLACES = {
  // The batch at hand: number of samples, their indices and targets, the inputs made ready.
  rows: 0,
  indices: 1,
  targets: 2,
  prepared: 3,
  // The batch to be made ready, which may be the next one, and the table of a byte's value.
  nextRows: 4,
  nextIndices: 5,
  nextInputs: 6,
  nextPrepared: 7,
  nextTable: 8,
  // 1 / (what the loss is averaged over).
  lossScale: 9,
  // Optimizer steps done before this one.
  iterations: 10,
  learningRate: 11,
  // Adam's learningRate · √(1 - β2^t) / (1 - β1^t), Adamax's learningRate / (1 - β1^t).
  alpha: 12,
  // Nadam's factors of the mean, the gradient and the mean square.
  meanFactor: 13,
  gradientFactor: 14,
  squareFactor: 15,
  // weightDecay · learningRate.
  decayShare: 16,
  // One weight a sample, where the samples have them.
  sampleWeights: 17,
} as const;

export type StepValue = keyof typeof PLACES;
export type RowCount = 'rows' | 'nextRows';

export const STEP_VALUE_COUNT = Object.keys(PLACES).length;

export function stepValueIndex(name: StepValue): number {
  return PLACES[name];
}
