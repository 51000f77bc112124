/** What regularizers add to the loss: l1 · Σ|w| + l2 · Σw² of every trained weight that has one, as Keras does. */
import { penaltyFactors } from '../../contract/regularizers/registry';
import type { Parameter } from './part';

export function penalty(parameters: readonly Parameter[]): number {
  return parameters.reduce((sum, parameter) => sum + penaltyOf(parameter), 0);
}

function penaltyOf({ trainable, regularizer, value }: Parameter): number {
  const { l1, l2 } = penaltyFactors(regularizer);
  if (!trainable || (l1 === 0 && l2 === 0)) return 0;
  return value.reduce((sum, w) => sum + l1 * Math.abs(w) + l2 * w * w, 0);
}

/** gradient += l1 · sign(w) + 2 · l2 · w; at 0 the sign is 0. */
export function addPenaltyGradients(parameters: readonly Parameter[]): void {
  for (const { trainable, regularizer, value, gradient } of parameters) {
    const { l1, l2 } = penaltyFactors(regularizer);
    if (!trainable || (l1 === 0 && l2 === 0)) continue;
    for (const [i, w] of value.entries()) {
      gradient[i] = (gradient[i] ?? 0) + l1 * Math.sign(w) + 2 * l2 * w;
    }
  }
}
