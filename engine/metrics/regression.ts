/** Metrics of answers that are values, by the rules of Keras 3's metrics of the same names. */
import type { Accumulator } from './accumulator';

export function meanAbsoluteError(): Accumulator {
  return meanOfErrors(Math.abs, (mean) => mean);
}

export function rootMeanSquaredError(): Accumulator {
  return meanOfErrors((error) => error * error, Math.sqrt);
}

function meanOfErrors(
  of: (error: number) => number,
  finish: (mean: number) => number,
): Accumulator {
  let sum = 0;
  let count = 0;
  return {
    add(answers, wanted) {
      for (let i = 0; i < answers.length; i++) sum += of((answers[i] ?? NaN) - (wanted[i] ?? NaN));
      count += answers.length;
    },
    result: () => finish(sum / count),
  };
}

/**
 * The share of the targets' variance that the answers explain, 1 - Σ(y - t)² / Σ(t - mean t)², averaged over the outputs
 * (uniform_average). Targets that do not vary count 0, as in Keras. The sums are taken from the first target on, so that they do not cancel.
 */
export function r2Score(width: number): Accumulator {
  const columns = Array.from({ length: width }, () => ({
    origin: NaN,
    sum: 0,
    squares: 0,
    missed: 0,
  }));
  let count = 0;
  return {
    add(answers, wanted) {
      for (const [i, column] of columns.entries()) {
        const target = wanted[i] ?? NaN;
        if (count === 0) column.origin = target;
        const distance = target - column.origin;
        column.sum += distance;
        column.squares += distance * distance;
        column.missed += ((answers[i] ?? NaN) - target) ** 2;
      }
      count++;
    },
    result() {
      const scores = columns.map(({ sum, squares, missed }) => {
        const variation = squares - (sum * sum) / count;
        return variation === 0 ? 0 : 1 - missed / variation;
      });
      return scores.reduce((a, b) => a + b, 0) / width;
    },
  };
}
