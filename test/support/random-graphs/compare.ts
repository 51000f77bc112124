/**
 * Holds engines to the float64 reference on a random graph.
 *
 * How close is close enough, in float32? The reference says it itself: it is run again in float32 (float32.ts), as it stands and with
 * every weight and input changed by one float32 step up or down at random. How far the furthest of these runs strays from float64 is
 * what float32 does to that tensor of that graph: rounding, carried on by the network, and what is left where large terms cancel. To it
 * comes one rounding of the tensor's own largest number, by which even an exact engine errs. An engine may stray `FACTOR` times so far:
 * it sums in other orders, rounds inside of formulas that the reference computes in float64, and its exp and tanh err by several
 * roundings, where the reference's err by half of one.
 *
 * Where a function has a kink (relu at 0, a tie under max pooling) gradients jump, and no tolerance is right. Inputs and weights are drawn
 * from a continuum, so that a kink is met with probability about 0; where float32 itself jumps over one, the graph is left out and
 * counted. So it is where numbers leave float32's range (exponential of exponential), and where only many more of those runs show as much
 * error as an engine has.
 */
import type { Engine } from '../../../engine/engine';
import { inFloat32 } from './float32';
import { observe, type Observations } from './observations';
import type { RandomGraph } from './random-graph';
import { WatchedReference } from './watched-reference';

const REFERENCE = new WatchedReference('for comparison');
const FACTOR = 16;
/** Half of the step from 1 to the next float32: the largest relative error of one rounding. */
const ROUNDING = 2 ** -24;
const NUDGES = [0, 1, 2, 3];
const MANY_NUDGES = Array.from({ length: 32 }, (_, nudge) => nudge);
/** A tensor that float32 changes by so much of its scale is beside a jump (or nothing can be told of it in float32). */
const JUMP = 1e-3;
/** Squares of what is larger leave float32's range. */
const LARGEST = 1e15;

export interface Entrant {
  readonly name: string;
  readonly engine: Engine;
}

export interface Mismatch {
  readonly engine: string;
  readonly tensor: string;
  readonly index: number;
  readonly actual: number;
  readonly expected: number;
  readonly allowed: number;
}

export const SKIP_REASONS = ['at a kink', 'beyond float32', 'told by many nudges alone'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

export type Outcome =
  /** `worst`: the largest share of what is allowed that was used. */
  | { readonly status: 'passed'; readonly worst: number }
  | { readonly status: 'skipped'; readonly reason: SkipReason }
  | { readonly status: 'failed'; readonly mismatch: Mismatch };

interface Expected {
  readonly values: ArrayLike<number>;
  readonly allowed: number;
}

/** A failure is looked at closer before it is one: a kink, or rounding that is seldom small, may have been missed by few nudges. */
export function compareGraph(graph: RandomGraph, entrants: readonly Entrant[]): Outcome {
  const outcome = compareWith(NUDGES, graph, entrants);
  if (outcome.status !== 'failed') return outcome;
  const closer = compareWith(MANY_NUDGES, graph, entrants);
  if (closer.status !== 'passed') return closer;
  return { status: 'skipped', reason: 'told by many nudges alone' };
}

function compareWith(
  nudges: readonly number[],
  graph: RandomGraph,
  entrants: readonly Entrant[],
): Outcome {
  const expected = expectations(nudges, graph);
  if (!(expected instanceof Map)) return expected;
  let worst = 0;
  for (const { name, engine } of entrants) {
    const actual = observe(engine, graph);
    for (const [tensor, { values, allowed }] of expected) {
      const found = actual.get(tensor) ?? [];
      const { index, distance } = farthest(found, values);
      if (distance > 0) worst = Math.max(worst, distance / allowed);
      if (distance <= allowed) continue;
      const numbers = { actual: found[index] ?? NaN, expected: values[index] ?? NaN, allowed };
      return { status: 'failed', mismatch: { engine: name, tensor, index, ...numbers } };
    }
  }
  return { status: 'passed', worst };
}

function expectations(
  nudges: readonly number[],
  graph: RandomGraph,
): Map<string, Expected> | Extract<Outcome, { status: 'skipped' }> {
  REFERENCE.seen.largest = 0;
  const exact = observe(REFERENCE, graph);
  const inexact = nudges.map((nudge) => inFloat32(() => observe(REFERENCE, graph, nudge)));
  const sizes = [exact, ...inexact].flatMap((seen) => [...seen.values()].map(largest));
  if (!(Math.max(REFERENCE.seen.largest, ...sizes) < LARGEST)) {
    return { status: 'skipped', reason: 'beyond float32' };
  }
  const expected = new Map<string, Expected>();
  for (const [name, values] of exact) {
    if (isBySign(graph) && isAfterSteps(name)) continue;
    const carried = Math.max(
      ...inexact.map((other) => farthest(other.get(name) ?? [], values).distance),
    );
    if (carried > JUMP * groupScale(name, exact)) return { status: 'skipped', reason: 'at a kink' };
    const allowed = FACTOR * (carried + ROUNDING * largest(values));
    expected.set(name, { values, allowed });
  }
  return expected;
}

/** Lion goes by signs: a sum within rounding of 0 sends a weight the other way by a whole step, and no tolerance is right. */
function isBySign({ optimizer }: RandomGraph): boolean {
  return optimizer.kind === 'Lion';
}

function isAfterSteps(name: string): boolean {
  return name === 'losses of the steps' || name.startsWith('weight ');
}

/** Of all gradients together: those that are 0 but for rounding (a bias in front of a normalization) are no jump. */
function groupScale(name: string, all: Observations): number {
  const isGradient = (other: string): boolean => other.startsWith('gradient ');
  const group = isGradient(name) ? [...all.keys()].filter(isGradient) : [name];
  return Math.max(...group.map((other) => largest(all.get(other) ?? [])));
}

function largest(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i] ?? NaN);
    if (!(size <= most)) most = Number.isNaN(size) ? Infinity : size;
  }
  return most;
}

/** Unequal lengths and what is no number are infinitely far. */
function farthest(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
): { readonly index: number; readonly distance: number } {
  if (actual.length !== expected.length) return { index: -1, distance: Infinity };
  let found = { index: -1, distance: 0 };
  for (let index = 0; index < expected.length; index++) {
    const apart = Math.abs((actual[index] ?? NaN) - (expected[index] ?? NaN));
    const distance = Number.isNaN(apart) ? Infinity : apart;
    if (distance > found.distance) found = { index, distance };
  }
  return found;
}

/** For a failed test: how to run the graph again, the graph, and where it differs. */
export function describeFailure(graph: RandomGraph, mismatch: Mismatch): string {
  const { engine, tensor, index, actual, expected, allowed } = mismatch;
  return [
    `Random graph ${graph.seed} (npm run proofs:graphs -- --seed ${graph.seed}), ${engine}:`,
    `${tensor}[${index}] is ${actual} instead of ${expected}, allowed is a difference of ${allowed}.`,
    JSON.stringify(graph),
  ].join('\n');
}
