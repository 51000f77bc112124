/**
 * What the reference model is made of. A layer is one part or several (Dense: a linear map, then an activation), each with its
 * forward formula and the derivative of that formula, nothing fused. Arrays are row-major, one row a sample.
 */
import type { Shape } from '../../contract/shapes';
import type { LayerConfigOf, LayerKind } from '../../contract/layers/registry';
import type { RegularizerConfig } from '../../contract/regularizers/registry';

export interface Parameter {
  /** `<layer index>/<weight name>`. */
  readonly name: string;
  readonly shape: Shape;
  /** If not, it is state that its part keeps up itself: it has no gradient. */
  readonly trainable: boolean;
  readonly regularizer: RegularizerConfig;
  readonly value: Float64Array;
  /** d(mean loss of the batch, penalties included) / d(value), set by the last `backward`. */
  readonly gradient: Float64Array;
}

/** One way through the network, forward and perhaps back. */
export interface Pass {
  /** Samples in the batch. */
  readonly rows: number;
  readonly training: boolean;
  /** Optimizer steps done before this one. */
  readonly iterations: number;
}

export interface Part {
  readonly parameters: readonly Parameter[];
  /** rows × input size in, rows × output size out. Remembers what `backward` needs. */
  forward(input: Float64Array, pass: Pass): Float64Array;
  /** From d(loss)/d(output) of the last forward to d(loss)/d(input); sets the parameters' gradients. */
  backward(dOutput: Float64Array, pass: Pass): Float64Array;
}

/** Where in the network a layer stands. */
export interface LayerPlace {
  readonly index: number;
  readonly input: Shape;
  readonly output: Shape;
  readonly parameters: readonly Parameter[];
  readonly seed: number;
}

/** A weight of the layer by its Keras name; undefined when the layer goes without. */
export function parameterOf(place: LayerPlace, name: string): Parameter | undefined {
  return place.parameters.find((parameter) => parameter.name === `${place.index}/${name}`);
}

/** Every layer kind's answer; `tsc` names the table when a kind is missing. */
export type LayerTable = {
  readonly [K in LayerKind]: (config: LayerConfigOf<K>, place: LayerPlace) => readonly Part[];
};
