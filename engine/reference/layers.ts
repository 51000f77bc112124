/** The reference's answer to every layer kind, complete by type. */
import { activationPart } from './activation';
import { BatchNormalizationPart } from './batch-normalization';
import { DensePart } from './dense';
import { DropoutPart } from './dropout';
import { GaussianNoisePart } from './gaussian-noise';
import { LayerNormalizationPart } from './layer-normalization';
import type { LayerPlace, LayerTable } from './part';
import { SpatialDropoutPart } from './spatial-dropout';

export const REFERENCE_LAYERS: LayerTable = {
  Dense: (config, place) => [
    new DensePart(place),
    activationPart(config.activation, lastAxis(place)),
  ],
  // Rows are row-major already: nothing to do.
  Flatten: () => [],
  Dropout: (config, place) => [new DropoutPart(config.rate, place)],
  Activation: (config, place) => [activationPart(config.activation, lastAxis(place))],
  Reshape: () => [],
  BatchNormalization: (config, place) => [new BatchNormalizationPart(config, place)],
  LayerNormalization: (config, place) => [new LayerNormalizationPart(config.epsilon, place)],
  SpatialDropout2D: (config, place) => [new SpatialDropoutPart(config.rate, place)],
  GaussianNoise: (config, place) => [new GaussianNoisePart(config.stddev, place)],
};

function lastAxis(place: LayerPlace): number {
  return place.output.at(-1) ?? 1;
}
