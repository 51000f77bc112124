/** Lays a model definition out as parts, with freshly initialised parameters. Shapes are checked here, before TensorFlow sees any. */
import { failure, success, type Result } from '../../contract/errors';
import { unsupportedParts } from '../../contract/engine-support';
import { summarizeNetwork, type LayerSummary } from '../../contract/network';
import { sizeOf, type Shape } from '../../contract/shapes';
import { t } from '../../contract/text/text';
import type { ModelDefinition } from '../engine';
import { initialWeights } from '../initial-weights';
import { layerParts } from './layers/registry';
import type { Parameter, Part } from './part';
import type { Tf } from './runtime';

export interface TensorflowNetwork {
  readonly parts: readonly Part[];
  readonly parameters: readonly Parameter[];
  readonly output: Shape;
}

/** TensorFlow counts elements and bytes in 64 bits, its kernels some of their indices in 32. */
const MOST_ELEMENTS = 2 ** 31 - 1;

/** Refuses with `unsupported`, `invalidConfig` or `outOfMemory`. The caller disposes the parameters. */
export function buildNetwork(tf: Tf, definition: ModelDefinition): Result<TensorflowNetwork> {
  const [lacking] = unsupportedParts('tensorflow', definition);
  if (lacking !== undefined) return failure('unsupported', lacking.reason);
  const summary = summarizeNetwork(definition.inputShape, definition.layers);
  if (!summary.ok) return failure('invalidConfig', summary.problem, `layer ${summary.at}`);
  const { maxBatchSize } = definition;
  const tooLarge = summary.layers.findIndex((layer) => !isPossible(layer, maxBatchSize));
  if (tooLarge >= 0) return failure('outOfMemory', t('engine.outOfMemory'), `layer ${tooLarge}`);
  const layers = summary.layers.map(({ weights }, index) =>
    weights.map((spec, weight): Parameter => ({
      name: `${index}/${spec.name}`,
      shape: spec.shape,
      trainable: spec.trainable,
      regularizer: spec.regularizer ?? { kind: 'none' },
      value: tf.keep(
        tf.tensor(initialWeights(spec, definition.seed, index, weight), [...spec.shape]),
      ),
    })),
  );
  const parts = definition.layers.flatMap((config, index) => {
    const [layer, parameters] = [summary.layers[index], layers[index]];
    if (layer === undefined || parameters === undefined) return [];
    const { input, output } = layer;
    return layerParts(config, { tf, index, seed: definition.seed, input, output, parameters });
  });
  return success({ parts, parameters: layers.flat(), output: summary.output });
}

/** An impossible shape ends the whole process inside the native library. */
function isPossible({ input, output, weights }: LayerSummary, rows: number): boolean {
  const shapes = [[rows, ...input], [rows, ...output], ...weights.map(({ shape }) => shape)];
  return shapes.every(
    (shape) =>
      shape.every((axis) => Number.isSafeInteger(axis) && axis > 0) &&
      sizeOf(shape) <= MOST_ELEMENTS,
  );
}
