/** What a recurrent cell plans: how its weights lie, what it keeps of every step, and its way there and back through all steps. */
import type { ActivationName } from '../../../../contract/layers/activation-names';
import type { Arena } from '../../plan/arena';
import { PART_ROWS, type Argument, type Task } from '../../plan/call';
import { newSteps, type Steps } from '../../plan/steps';
import { atRows } from '../../plan/tensor';
import { activationCode, needsInputForSlope } from '../activation';
import type { CellBlocks, CellSize, Span } from './cell-layout';
import type { RecurrentWeights } from './weights';

export interface CellPlace extends CellSize {
  readonly arena: Arena;
  readonly weights: RecurrentWeights;
  readonly features: number;
}

export interface DOutput {
  readonly steps: Steps;
  /** Is there one at every step, or at the last alone? */
  readonly isEvery: boolean;
}

export interface PlannedCell {
  /** The output of every step. */
  readonly output: Steps;
  /** Of the input step by step. */
  forward(x: Steps): Task;
  /** Turns the recurrent kernel round for the way back. */
  readonly turn: Task;
  /** d(loss)/d(sums), and what is left of it for the recurrent bias. */
  readonly d: Steps;
  backward(dOutput: DOutput): Task;
  /** The state before every step. */
  readonly before: Steps;
  /** Of the recurrent kernel. */
  readonly recurrentSpans: readonly Span[];
}

export interface Cell {
  readonly blocks: CellBlocks;
  plan(place: CellPlace): PlannedCell;
}

/** Activated sums, and what the slopes of the activation and of the gates' are taken from. */
export interface Activated {
  readonly sums: Steps;
  readonly gates: Steps;
  readonly source: Steps;
  readonly gateSource: Steps;
  readonly codes: readonly [activation: number, gates: number];
}

/** In place of the sums, unless they are needed on the way back. */
export function planActivated(
  { arena, T, V, maxBatchSize }: CellPlace,
  blocks: number,
  activation: ActivationName,
  gateActivation: ActivationName,
): Activated {
  const names = [activation, gateActivation];
  const sums = newSteps(arena, T, maxBatchSize, blocks * V);
  const isInPlace = !names.some(needsInputForSlope);
  const gates = isInPlace ? sums : newSteps(arena, T, maxBatchSize, blocks * V);
  const source = (name: ActivationName): Steps => (needsInputForSlope(name) ? sums : gates);
  return {
    sums,
    gates,
    source: source(activation),
    gateSource: source(gateActivation),
    codes: [activationCode(activation), activationCode(gateActivation)],
  };
}

/** The first arguments of every cell's way there. */
export function inputArguments({ features, weights }: CellPlace, x: Steps) {
  const { kernel, inputBias } = weights;
  return [
    atRows(x, x.stride),
    x.step,
    x.stride,
    features,
    kernel.value.address,
    inputBias.address,
  ] as const satisfies readonly Argument[];
}

/** The last ones there and back. */
export function sizeArguments({ U, V, T }: CellSize) {
  return [PART_ROWS, U, V, T] as const;
}

/** Where the gradient of the outputs lies, in the order of the kernels' arguments. */
export function dOutputArguments({ steps, isEvery }: DOutput) {
  const { step, stride } = steps;
  return [atRows(steps, stride), isEvery ? step : 0, stride, isEvery ? 1 : 0] as const;
}
