/**
 * The numbers that change from step to step: where the batch lies, how long it is, what the optimizer's factors are. They stand in
 * shared memory as float64; every other argument of a kernel is fixed when the plan is made.
 */

/** Name -> place. */
const PLACES = {
  // The batch at hand: number of samples, their indices and targets, the inputs made ready, the table of a byte's value.
  rows: 0,
  indices: 1,
  targets: 2,
  prepared: 3,
  table: 4,
  // The batch to be made ready, which may be the next one.
  nextRows: 5,
  nextIndices: 6,
  nextInputs: 7,
  nextPrepared: 8,
  nextTable: 9,
  // 1 / (what the loss is averaged over).
  lossScale: 10,
  // Optimizer steps done before this one.
  iterations: 11,
  learningRate: 12,
  // Adam's learningRate · √(1 - β2^t) / (1 - β1^t), Adamax's learningRate / (1 - β1^t).
  alpha: 13,
  // Nadam's factors of the mean, the gradient and the mean square.
  meanFactor: 14,
  gradientFactor: 15,
  squareFactor: 16,
  // weightDecay · learningRate.
  decayShare: 17,
  // One weight a sample, where the samples have them.
  sampleWeights: 18,
} as const;

export type StepValue = keyof typeof PLACES;
export type RowCount = 'rows' | 'nextRows';

export const STEP_VALUE_COUNT = Object.keys(PLACES).length;

export function stepValueIndex(name: StepValue): number {
  return PLACES[name];
}
