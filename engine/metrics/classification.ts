/** Metrics of answers about classes, by the rules of Keras 3's metrics of the same names. */
import type { Accumulator } from './accumulator';
import { argmax } from './running-metric';

const EPSILON = 1e-7;
const TOP = 5;
const THRESHOLD = 0.5;

type Sample = (answers: ArrayLike<number>, wanted: ArrayLike<number>) => boolean;

/** The share of samples for which something is so. */
function share(isHit: Sample): Accumulator {
  let hits = 0;
  let count = 0;
  return {
    add(answers, wanted) {
      if (isHit(answers, wanted)) hits++;
      count++;
    },
    result: () => hits / count,
  };
}

export function accuracy(): Accumulator {
  return share(
    (answers, wanted) => argmax(answers, 0, answers.length) === argmax(wanted, 0, wanted.length),
  );
}

/** Fewer than five classes got a higher answer than the right one. */
export function topKCategoricalAccuracy(): Accumulator {
  return share((answers, wanted) => {
    const right = answers[argmax(wanted, 0, wanted.length)] ?? NaN;
    let higher = 0;
    for (let i = 0; i < answers.length; i++) if ((answers[i] ?? NaN) > right) higher++;
    return Number.isFinite(right) && higher < TOP;
  });
}

/** Of the answers above one half, over all samples and classes alike, the share that is right. 0 when there is none. */
export function precision(): Accumulator {
  return sureAnswers((right, sure) => (sure === 0 ? 0 : right / sure));
}

/** Of the right classes, the share that got an answer above one half. */
export function recall(): Accumulator {
  return sureAnswers((right, _sure, wanted) => (wanted === 0 ? 0 : right / wanted));
}

function sureAnswers(ratio: (right: number, sure: number, wanted: number) => number): Accumulator {
  let [right, sure, all] = [0, 0, 0];
  return {
    add(answers, wanted) {
      for (let i = 0; i < answers.length; i++) {
        const isSure = (answers[i] ?? NaN) > THRESHOLD;
        const target = wanted[i] ?? 0;
        if (isSure) sure++;
        if (isSure) right += target;
        all += target;
      }
    },
    result: () => ratio(right, sure, all),
  };
}

/**
 * The mean over the classes (average "macro") of 2 · precision · recall / (precision + recall), where the highest answer of a sample counts
 * as its class. Keras adds 1e-7 to each divisor.
 */
export function f1Score(classes: number): Accumulator {
  const right = new Float64Array(classes);
  const answered = new Float64Array(classes);
  const actual = new Float64Array(classes);
  const bump = (counts: Float64Array, at: number, by: number): void => {
    counts[at] = (counts[at] ?? 0) + by;
  };
  return {
    add(answers, wanted) {
      const highest = answers[argmax(answers, 0, classes)] ?? NaN;
      for (let i = 0; i < classes; i++) {
        const answer = answers[i] ?? NaN;
        const isChosen = answer >= highest && Math.abs(answer) > 1e-9;
        bump(actual, i, wanted[i] ?? 0);
        if (!isChosen) continue;
        bump(answered, i, 1);
        bump(right, i, wanted[i] ?? 0);
      }
    },
    result() {
      let sum = 0;
      for (const [i, hits] of right.entries()) {
        const precisionOf = hits / ((answered[i] ?? 0) + EPSILON);
        const recallOf = hits / ((actual[i] ?? 0) + EPSILON);
        sum += (2 * precisionOf * recallOf) / (precisionOf + recallOf + EPSILON);
      }
      return sum / classes;
    },
  };
}
