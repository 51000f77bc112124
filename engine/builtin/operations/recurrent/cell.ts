/** What a recurrent cell plans: how its weights lie, what it keeps of every step, and its way there and back through all steps. */
import type { ActivationName } from '../../../../contract/layers/activation-names';
import type { Arena } from '../../plan/arena';
import { PART_ROWS, type Argument, type Task } from '../../plan/call';
import { later, newSteps, type Steps } from '../../plan/steps';
import { atRows } from '../../plan/tensor';
import { activationCode, needsInputForSlope } from '../activation';
import type { CellBlocks, CellSize, Span } from './cell-layout';
import type { StateDropout } from './state-dropout';
import type { RecurrentWeights } from './weights';

export interface CellPlace extends CellSize {
  readonly arena: Arena;
  readonly weights: RecurrentWeights;
  readonly features: number;
  readonly stateDropout: StateDropout | undefined;
}

/** What the way there reads: the input step by step, of every gate its own or one for all. */
export interface CellInput {
  readonly gates: readonly Steps[];
  /** Does a gate see what the dropout of the state leaves of it? */
  readonly isTraining: boolean;
}

export interface DOutput {
  readonly steps: Steps;
  /** Is there one at every step, or at the last alone? */
  readonly isEvery: boolean;
}

export interface PlannedCell {
  /** The output of every step. */
  readonly output: Steps;
  forward(input: CellInput): Task;
  /** Turns the recurrent kernel round for the way back. */
  readonly turn: Task;
  /** d(loss)/d(sums), and what is left of it for the recurrent bias. */
  readonly d: Steps;
  backward(dOutput: DOutput): Task;
  /** What the recurrent kernel learns from, where that is one for all its columns: the state before every step. */
  readonly before: Steps;
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

/** The first argument of every cell's way there. */
export function inputArguments({ gates }: CellInput) {
  const [x] = gates;
  if (x === undefined) throw new Error('A cell without an input');
  return [atRows(x, x.stride), x.step, x.stride] as const satisfies readonly Argument[];
}

/** Bytes from a gate's inputs to the next one's; 0 where all have the same. */
export function gateBytes({ gates: [first, second] }: CellInput): number {
  return first === undefined || second === undefined ? 0 : second.origin.plus - first.origin.plus;
}

export function inputWeightArguments({ features, weights }: CellPlace) {
  const { kernel, inputBias } = weights;
  return [features, kernel.value.address, inputBias.address] as const satisfies readonly Argument[];
}

/** What the dropout of the state reads and writes there, and its arguments; 0 where there is none. */
export function dropoutThere({ stateDropout }: CellPlace, { isTraining }: CellInput) {
  if (stateDropout === undefined || !isTraining) {
    return { reads: [], writes: [], arguments: [0, 0] as const };
  }
  const { factors, kept } = stateDropout;
  return {
    reads: [factors.id],
    writes: [kept.id],
    arguments: [atRows(factors, factors.stride), atRows(kept, kept.stride)] as const,
  };
}

export function dropoutBack({ stateDropout }: CellPlace) {
  if (stateDropout === undefined) return { reads: [], argument: 0 };
  const { factors } = stateDropout;
  return { reads: [factors.id], argument: atRows(factors, factors.stride) };
}

/** A recurrent kernel whose blocks of V columns learn from what each gate saw of the state; `shift`: blocks of d before theirs. */
export function keptSpans(
  { kept }: StateDropout,
  blocks: number,
  V: number,
  shift: number,
): readonly Span[] {
  return Array.from({ length: blocks }, (_, block) => ({
    from: block * V,
    to: (block + 1) * V,
    at: (block + shift) * V,
    x: later(kept, 0, block * V * 4),
  }));
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
