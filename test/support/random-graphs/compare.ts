/**
 * Holds engines to the float64 reference on a random graph.
 *
 * How close is close enough, in float32? Two parts, both reasoned from its rounding unit u = 2^-24:
 * - each sum of a few hundred terms may err by some tens of u relative to its largest terms: `ROUNDING` of the tensor's scale;
 * - errors made early are carried on by the network. How far, the reference says itself: it is run again with every weight and input
 *   changed by one float32 step up or down at random, and again with all that passes between its parts rounded to float32. A
 *   tensor may differ by `CARRIED` times what that did to it (every operation rounds anew, these only once).
 *
 * Where a function has a kink (relu at 0, a tie under max pooling) gradients jump, and no tolerance is right. Inputs and weights are drawn
 * from a continuum, so that a kink is met with probability about 0; where the nudges show one nearby (a jump), the graph is left out
 * and counted. So it is where numbers leave float32's range (exponential of exponential).
 */
import type { Engine } from '../../../engine/engine';
import { observe, type Observations } from './observations';
import type { RandomGraph } from './random-graph';
import { RoundedReference } from './rounded-reference';

const ROUNDING = 64 * 2 ** -24;
const CARRIED = 16;
const NUDGES = [1, 2];
const ROUNDED = new RoundedReference('for comparison');
/** A change by one unit that changes a tensor by so much of its scale is a jump. */
const JUMP = 1e-3;
/** Squares of what is larger leave float32's range. */
const LARGEST = 1e15;
/** A tensor's scale is at least so much of the largest gradient's: below lies what remains of larger terms that cancel. */
const SMALLEST_SHARE = 0.03;
const SMALLEST_SCALE = 1e-3;

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

export type Outcome =
  /** `worst`: the largest share of what is allowed that was used. */
  | { readonly status: 'passed'; readonly worst: number }
  | { readonly status: 'skipped'; readonly reason: 'at a kink' | 'beyond float32' }
  | { readonly status: 'failed'; readonly mismatch: Mismatch };

interface Expected {
  readonly values: ArrayLike<number>;
  readonly allowed: number;
}

export function compareGraph(
  graph: RandomGraph,
  reference: Engine,
  entrants: readonly Entrant[],
): Outcome {
  const exact = observe(reference, graph);
  ROUNDED.seen.largest = 0;
  const nudged = [
    ...NUDGES.map((nudge) => observe(reference, graph, nudge)),
    ...[0, ...NUDGES].map((nudge) => observe(ROUNDED, graph, nudge)),
  ];
  // What a later layer saturates away may have left float32's range before.
  const sizes = [...exact.values()].map(largest);
  if (!(Math.max(ROUNDED.seen.largest, ...sizes) < LARGEST))
    return { status: 'skipped', reason: 'beyond float32' };
  const expected = new Map<string, Expected>();
  for (const [name, values] of exact) {
    if (isBySign(graph) && isAfterSteps(name)) continue;
    const scale = scaleOf(name, exact);
    const carried = Math.max(
      ...nudged.map((other) => farthest(other.get(name) ?? [], values).distance),
    );
    if (!(carried < JUMP * scale)) return { status: 'skipped', reason: 'at a kink' };
    expected.set(name, { values, allowed: ROUNDING * scale + CARRIED * carried });
  }
  let worst = 0;
  for (const { name: engine, engine: entrant } of entrants) {
    const actual = observe(entrant, graph);
    for (const [tensor, { values, allowed }] of expected) {
      const { index, distance } = farthest(actual.get(tensor) ?? [], values);
      worst = Math.max(worst, distance / allowed);
      if (distance <= allowed) continue;
      const mismatch = {
        engine,
        tensor,
        index,
        actual: actual.get(tensor)?.[index] ?? NaN,
        expected: values[index] ?? NaN,
        allowed,
      };
      return { status: 'failed', mismatch };
    }
  }
  return { status: 'passed', worst };
}

/** Lion goes by signs: a sum within rounding of 0 sends a weight the other way by a whole step, and no tolerance is right. */
function isBySign({ optimizer }: RandomGraph): boolean {
  return optimizer.kind === 'Lion';
}

function isAfterSteps(name: string): boolean {
  return name === 'losses of the steps' || name.startsWith('weight ');
}

function scaleOf(name: string, all: Observations): number {
  const own = Math.max(SMALLEST_SCALE, largest(all.get(name) ?? []));
  if (!name.startsWith('gradient ')) return own;
  const gradients = [...all]
    .filter(([other]) => other.startsWith('gradient '))
    .map(([, values]) => largest(values));
  return Math.max(own, SMALLEST_SHARE * Math.max(...gradients));
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
