/**
 * RMSprop as Keras 3 writes it: v = rho · v + (1 - rho) g²; centered, a = rho · a + (1 - rho) g and v - a² in v's place;
 * d = lr · g / sqrt(v + epsilon); with momentum p = mu · p + d; w -= d or p.
 */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import type { Tf } from '../runtime';
import { blend } from './moments';
import { slotAt, type Optimizer } from './optimizer';

export function rmsprop(tf: Tf, config: OptimizerConfigOf<'RMSprop'>): Optimizer {
  const { rho, momentum, epsilon, centered } = config;
  const slotNames = [
    'velocity',
    ...(momentum > 0 ? ['momentum'] : []),
    ...(centered ? ['averageGradient'] : []),
  ];
  return {
    slotNames,
    step(value, gradient, slots, { learningRate }) {
      const velocity = blend(tf, slotAt(slots, 0), tf.square(gradient), rho);
      const average = centered
        ? blend(tf, slotAt(slots, slotNames.length - 1), gradient, rho)
        : undefined;
      const square = average === undefined ? velocity : tf.sub(velocity, tf.square(average));
      const own = tf.div(tf.mul(gradient, learningRate), tf.sqrt(tf.add(square, epsilon)));
      const carried = momentum > 0 ? tf.add(tf.mul(slotAt(slots, 1), momentum), own) : undefined;
      return {
        value: tf.sub(value, carried ?? own),
        slots: [velocity, ...(carried ? [carried] : []), ...(average ? [average] : [])],
      };
    },
  };
}
