/** The fields of the learned scale (gamma) and offset (beta) that normalizations end with, and the weights that follow from them. */
import { advanced, toggle, type Values } from '../fields';
import { vectorInitializer } from '../initializers/registry';
import { regularizer } from '../regularizers/registry';
import type { WeightSpec } from '../shapes';

export const SCALE_FIELDS = {
  center: advanced(toggle('center', true)),
  scale: advanced(toggle('scale', true)),
  betaInitializer: vectorInitializer('betaInitializer', 'zeros'),
  gammaInitializer: vectorInitializer('gammaInitializer', 'ones'),
  betaRegularizer: regularizer('betaRegularizer'),
  gammaRegularizer: regularizer('gammaRegularizer'),
} as const;

/** gamma, then beta: one of each for every place of the last axis, or none. */
export function scaleWeights(
  values: Values<typeof SCALE_FIELDS>,
  channels: number,
): readonly WeightSpec[] {
  const gamma: WeightSpec = {
    name: 'gamma',
    shape: [channels],
    initializer: values.gammaInitializer,
    regularizer: values.gammaRegularizer,
    trainable: true,
  };
  const beta: WeightSpec = {
    name: 'beta',
    shape: [channels],
    initializer: values.betaInitializer,
    regularizer: values.betaRegularizer,
    trainable: true,
  };
  return [...(values.scale ? [gamma] : []), ...(values.center ? [beta] : [])];
}
