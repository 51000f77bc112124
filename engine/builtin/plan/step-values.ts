/**
 * The numbers that change from step to step: where the batch lies, how long it is, what the optimizer's factors are. They stand in
 * shared memory as float64; every other argument of a kernel is fixed when the plan is made.
 */

const NAMES = [
  // The batch at hand: number of samples, their indices and targets, the inputs made ready, the table of a byte's value.
  'rows',
  'indices',
  'targets',
  'prepared',
  'table',
  // The batch to be made ready, which may be the next one.
  'nextRows',
  'nextIndices',
  'nextInputs',
  'nextPrepared',
  'nextTable',
  // 1 / (what the loss is averaged over).
  'lossScale',
  // Optimizer steps done before this one.
  'iterations',
  'learningRate',
  // Adam's learningRate · √(1 - β2^t) / (1 - β1^t).
  'alpha',
] as const;

export type StepValue = (typeof NAMES)[number];
export type RowCount = 'rows' | 'nextRows';

export const STEP_VALUE_COUNT = NAMES.length;

export function stepValueIndex(name: StepValue): number {
  return NAMES.indexOf(name);
}
