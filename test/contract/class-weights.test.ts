import { describe, expect, it } from 'vitest';
import { balancedWeights } from '../../contract/class-weights';

describe('balanced weights', () => {
  it('let each class count alike, to three digits', () => {
    expect(balancedWeights([1, 3])).toEqual([2, 0.667]);
    expect(balancedWeights([10, 10, 10])).toEqual([1, 1, 1]);
    expect(balancedWeights([5, 100_000])).toEqual([10_000, 0.5]);
    // The training digits of MNIST; what scikit-learn's compute_class_weight('balanced') gives for them, rounded.
    const digits = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949];
    expect(balancedWeights(digits)).toEqual([
      1.01, 0.89, 1.01, 0.979, 1.03, 1.11, 1.01, 0.958, 1.03, 1.01,
    ]);
  });

  it('pass over a class without samples', () => {
    expect(balancedWeights([2, 0, 6])).toEqual([2, 1, 0.667]);
    expect(balancedWeights([0, 0])).toEqual([1, 1]);
    expect(balancedWeights([])).toEqual([]);
  });
});
