/** Weights of classes that make each class count alike, however many samples it has. */

const DIGITS = 3;

/**
 * n / (k · count) for each class, as scikit-learn's `class_weight="balanced"`: n samples of k classes. To three digits, which is what is
 * trained with. A class without samples is none of the k; its weight, of no effect, is 1.
 */
export function balancedWeights(counts: readonly number[]): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const present = counts.filter((count) => count > 0).length;
  return counts.map((count) =>
    count === 0 ? 1 : Number((total / (present * count)).toPrecision(DIGITS)),
  );
}
