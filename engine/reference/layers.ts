/** The reference's answer to every layer kind, complete by type. */
import { activationPart } from './activation';
import { DensePart } from './dense';
import { DropoutPart } from './dropout';
import type { LayerPlace, LayerTable } from './part';

export const REFERENCE_LAYERS: LayerTable = {
  Dense: (config, place) => [
    new DensePart(place),
    activationPart(config.activation, lastAxis(place)),
  ],
  // Rows are row-major already: nothing to do.
  Flatten: () => [],
  Dropout: (config, place) => [new DropoutPart(config.rate, place)],
  Activation: (config, place) => [activationPart(config.activation, lastAxis(place))],
};

function lastAxis(place: LayerPlace): number {
  return place.output.at(-1) ?? 1;
}
