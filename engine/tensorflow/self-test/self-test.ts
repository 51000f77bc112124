/**
 * The check before the engine is trusted: some forty operations on small numbers against plain float64 code. Takes well under 300 ms;
 * finds a library, a binding or a device that computes wrongly.
 */
import { nativeError } from '../native-guard';
import type { Tf, TensorflowRuntime } from '../runtime';
import { arrayTrials } from './array-trials';
import { elementwiseTrials } from './elementwise-trials';
import { networkTrials } from './network-trials';
import type { Trial } from './trial';

/** Of the largest number of a result: what float32 rounds away. */
const TOLERANCE = 1e-5;

export function selfTestTrials(): readonly Trial[] {
  return [...elementwiseTrials(), ...arrayTrials(), ...networkTrials()];
}

/** The first operation that is not as it should be, with what was found; undefined when all are right. Leaves no tensor. */
export function selfTestProblem({ tf, device }: TensorflowRuntime): string | undefined {
  for (const trial of selfTestTrials()) {
    try {
      const problem = problemOf(tf, trial);
      if (problem !== undefined) return `${trial.name}: ${problem}`;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return `${trial.name}: ${nativeError(error, device)?.message ?? error.message}`;
    }
  }
  return undefined;
}

function problemOf(tf: Tf, { run, expected }: Trial): string | undefined {
  const found = readValues(tf, run);
  if (found.length !== expected.length) {
    return `${found.length} numbers instead of ${expected.length}`;
  }
  const allowed = TOLERANCE * Array.from(expected, Math.abs).reduce((a, b) => Math.max(a, b), 1e-3);
  const wrong = found.findIndex(
    (value, at) => !(Math.abs(value - (expected[at] ?? NaN)) <= allowed),
  );
  return wrong < 0 ? undefined : `${found[wrong]} instead of ${expected[wrong]}`;
}

function readValues(tf: Tf, run: Trial['run']): readonly number[] {
  const values: number[] = [];
  tf.tidy(() => {
    values.push(...run(tf).dataSync());
  });
  return values;
}
