/** BatchNormalization over the last axis: y = gamma · (x - mean) / √(variance + epsilon) + beta. */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { LayerConfigOf } from '../../../contract/layers/registry';
import { normalize } from '../normalize';
import { parameterOf, requiredParameter, type LayerPlace, type Part, type Pass } from '../part';

export function batchNormalizationParts(
  { momentum, epsilon }: LayerConfigOf<'BatchNormalization'>,
  place: LayerPlace,
): readonly Part[] {
  const { tf } = place;
  const [gamma, beta] = [parameterOf(place, 'gamma'), parameterOf(place, 'beta')];
  const movingMean = requiredParameter(place, 'moving_mean');
  const movingVariance = requiredParameter(place, 'moving_variance');
  const axes = place.input.map((_, axis) => axis);

  /** moving = moving · momentum + batch's · (1 - momentum). */
  const follow = ({ moved }: Pass, mean: Tensor, variance: Tensor): void => {
    const next = (moving: Tensor, batch: Tensor) =>
      tf.add(tf.mul(moving, momentum), tf.mul(batch, 1 - momentum));
    moved.set(movingMean, next(movingMean.value, mean));
    moved.set(movingVariance, next(movingVariance.value, variance));
  };

  return [
    {
      forward(input, pass) {
        if (pass.training) {
          const learned = { gamma: gamma?.value, beta: beta?.value };
          const { output, mean, variance } = normalize(tf, input, axes, epsilon, learned);
          follow(pass, mean, variance);
          return output;
        }
        const inverse = tf.rsqrt(tf.add(movingVariance.value, epsilon));
        const factor = gamma === undefined ? inverse : tf.mul(inverse, gamma.value);
        const scaled = tf.mul(tf.sub(input, movingMean.value), factor);
        return beta === undefined ? scaled : tf.add(scaled, beta.value);
      },
    },
  ];
}
