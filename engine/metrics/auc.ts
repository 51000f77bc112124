/**
 * The area under the curve of true against false positives (ROC), as Keras's AUC approximates it: 200 evenly spread thresholds, straight
 * lines between them, all outputs of all samples taken as yes-or-no answers alike (multi_label False).
 */
import type { Accumulator } from './accumulator';

const THRESHOLDS = 200;

export function auc(): Accumulator {
  // Answers that lie above threshold i and not above threshold i + 1.
  const positives = new Float64Array(THRESHOLDS);
  const negatives = new Float64Array(THRESHOLDS);
  return {
    add(answers, wanted) {
      for (let i = 0; i < answers.length; i++) {
        const bucket = bucketOf(answers[i] ?? NaN);
        const target = wanted[i] ?? 0;
        positives[bucket] = (positives[bucket] ?? 0) + target;
        negatives[bucket] = (negatives[bucket] ?? 0) + 1 - target;
      }
    },
    result: () => areaUnder(positives, negatives),
  };
}

function bucketOf(answer: number): number {
  const bucket = Math.ceil(Math.min(1, Math.max(0, answer)) * (THRESHOLDS - 1)) - 1;
  return Math.max(0, bucket);
}

function areaUnder(positives: Float64Array, negatives: Float64Array): number {
  const total = (counts: Float64Array): number => counts.reduce((a, b) => a + b, 0);
  const [allPositives, allNegatives] = [total(positives), total(negatives)];
  if (allPositives === 0 || allNegatives === 0) return 0;
  let area = 0;
  let [above, falseAbove] = [0, 0];
  for (let i = THRESHOLDS - 1; i >= 0; i--) {
    const next = above + (positives[i] ?? 0);
    const nextFalse = falseAbove + (negatives[i] ?? 0);
    area += (nextFalse - falseAbove) * (above + next) * 0.5;
    [above, falseAbove] = [next, nextFalse];
  }
  return area / (allPositives * allNegatives);
}
