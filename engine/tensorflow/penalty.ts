/** What regularizers add to the loss: l1 · Σ|w| + l2 · Σw² of every trained weight that has one, and to its gradient. */
import type { Tensor } from '@tensorflow/tfjs-core';
import { isPenalized, penaltyFactors } from '../../contract/regularizers/registry';
import type { Parameter } from './part';
import type { Tf } from './runtime';

export function isPenalizedParameter({ trainable, regularizer }: Parameter): boolean {
  return trainable && isPenalized(regularizer);
}

/** A scalar; undefined where there is no penalty at all. */
export function penaltyOf(tf: Tf, parameters: readonly Parameter[]): Tensor | undefined {
  const terms = parameters.filter(isPenalizedParameter).map(({ regularizer, value }) => {
    const { l1, l2 } = penaltyFactors(regularizer);
    const sizes = tf.mul(tf.sum(tf.abs(value)), l1);
    return tf.add(sizes, tf.mul(tf.sum(tf.square(value)), l2));
  });
  if (terms.length === 0) return undefined;
  return terms.reduce((sum, term) => tf.add(sum, term));
}

/** gradient + l1 · sign(w) + 2 · l2 · w; at 0 the sign is 0. */
export function withPenalty(tf: Tf, parameter: Parameter, gradient: Tensor): Tensor {
  if (!isPenalizedParameter(parameter)) return gradient;
  const { l1, l2 } = penaltyFactors(parameter.regularizer);
  const pull = tf.add(tf.mul(tf.sign(parameter.value), l1), tf.mul(parameter.value, 2 * l2));
  return tf.add(gradient, pull);
}
