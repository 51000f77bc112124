/** Lays a model definition out as the reference's parts, with freshly initialised parameters. */
import { failure, success, type Result } from '../../contract/errors';
import type { LayerConfig } from '../../contract/layers/registry';
import { summarizeNetwork, type LayerSummary } from '../../contract/network';
import { sizeOf, type Shape } from '../../contract/shapes';
import type { ModelDefinition } from '../engine';
import { initialWeights } from '../initial-weights';
import { REFERENCE_LAYERS } from './layers';
import type { LayerPlace, Parameter, Part } from './part';

export interface ReferenceNetwork {
  readonly parts: readonly Part[];
  readonly parameters: readonly Parameter[];
  readonly output: Shape;
}

/** Refuses with `invalidConfig` when the layers do not fit each other. */
export function buildNetwork(definition: ModelDefinition): Result<ReferenceNetwork> {
  const summary = summarizeNetwork(definition.inputShape, definition.layers);
  if (!summary.ok) {
    return failure('invalidConfig', summary.problem, `layer ${summary.at}`);
  }
  const parts = definition.layers.flatMap((config, index) => {
    const layer = summary.layers[index];
    return layer === undefined ? [] : layerParts(config, index, layer, definition.seed);
  });
  const parameters = parts.flatMap((part) => part.parameters);
  return success({ parts, parameters, output: summary.output });
}

function layerParts(
  config: LayerConfig,
  index: number,
  layer: LayerSummary,
  seed: number,
): readonly Part[] {
  const parameters = layer.weights.map((spec, weight): Parameter => ({
    name: `${index}/${spec.name}`,
    shape: spec.shape,
    trainable: spec.trainable,
    regularizer: spec.regularizer ?? { kind: 'none' },
    value: Float64Array.from(initialWeights(spec, seed, index, weight)),
    gradient: new Float64Array(sizeOf(spec.shape)),
  }));
  const place: LayerPlace = { index, seed, input: layer.input, output: layer.output, parameters };
  const create = REFERENCE_LAYERS[config.kind] as (
    config: LayerConfig,
    place: LayerPlace,
  ) => readonly Part[];
  return create(config, place);
}
