/** Dropout, SpatialDropout2D and GaussianNoise: nothing at all but in training. */
import type { LayerConfigOf } from '../../../contract/layers/registry';
import { dropoutFactors, normalNoise } from '../dropout-factors';
import type { LayerPlace, Part } from '../part';

export function dropoutParts(
  { rate }: LayerConfigOf<'Dropout'>,
  { tf, seed, index: layer, input: shape }: LayerPlace,
): readonly Part[] {
  if (rate === 0) return [];
  const drawn = { tf, seed, layer, shape };
  return [
    {
      forward: (input, pass) =>
        pass.training ? tf.mul(input, dropoutFactors(drawn, rate, pass)) : input,
    },
  ];
}

/** What is kept or zeroed is a whole channel of a sample. */
export function spatialDropoutParts(
  { rate }: LayerConfigOf<'SpatialDropout2D'>,
  { tf, seed, index: layer, input: shape }: LayerPlace,
): readonly Part[] {
  if (rate === 0) return [];
  const channels = shape.at(-1) ?? 1;
  const drawn = { tf, seed, layer, shape: [1, 1, channels] };
  return [
    {
      forward: (input, pass) =>
        pass.training ? tf.mul(input, dropoutFactors(drawn, rate, pass)) : input,
    },
  ];
}

export function gaussianNoiseParts(
  { stddev }: LayerConfigOf<'GaussianNoise'>,
  { tf, seed, index: layer, input: shape }: LayerPlace,
): readonly Part[] {
  if (stddev === 0) return [];
  const drawn = { tf, seed, layer, shape };
  return [
    {
      forward: (input, pass) =>
        pass.training ? tf.add(input, tf.mul(normalNoise(drawn, pass), stddev)) : input,
    },
  ];
}
