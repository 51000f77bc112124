/**
 * What a TensorFlow model is made of: each layer is one part or several, each a function of tensors whose gradient TensorFlow's tape
 * finds. Tensors carry the batch as their first axis and are row-major.
 */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { ActivationName } from '../../contract/layers/activation-names';
import type { RegularizerConfig } from '../../contract/regularizers/registry';
import type { Shape } from '../../contract/shapes';
import type { Tf } from './runtime';

export interface Parameter {
  /** `<layer index>/<weight name>`. */
  readonly name: string;
  readonly shape: Shape;
  /** If not, it is state that its part keeps up itself: it has no gradient. */
  readonly trainable: boolean;
  readonly regularizer: RegularizerConfig;
  /** The model owns it and puts another in its place after every step: to be read when it is used. */
  value: Tensor;
}

/** One way through the network. */
export interface Pass {
  /** Samples in the batch. */
  readonly rows: number;
  readonly training: boolean;
  /** Optimizer steps done before this one. */
  readonly iterations: number;
  /** What parts want the parameters without gradient to become once the step is done. */
  readonly moved: Map<Parameter, Tensor>;
}

export interface Part {
  /** [rows, ...input] in, [rows, ...output] out. May not keep or dispose tensors. */
  forward(input: Tensor, pass: Pass): Tensor;
  /** Of an activation alone: a loss that follows may compute from what goes into it. */
  readonly activation?: ActivationName;
}

/** Where in the network a layer stands. */
export interface LayerPlace {
  readonly tf: Tf;
  readonly index: number;
  readonly seed: number;
  readonly input: Shape;
  readonly output: Shape;
  readonly parameters: readonly Parameter[];
}

/** A weight of the layer by its Keras name; undefined when the layer goes without. */
export function parameterOf(place: LayerPlace, name: string): Parameter | undefined {
  return place.parameters.find((parameter) => parameter.name === `${place.index}/${name}`);
}

export function requiredParameter(place: LayerPlace, name: string): Parameter {
  const parameter = parameterOf(place, name);
  if (parameter === undefined) throw new Error(`Layer ${place.index} lacks its ${name}`);
  return parameter;
}

/** `activation` of a tensor as a part of its own; none for the one that changes nothing. */
export function activationParts(
  name: ActivationName,
  activate: (x: Tensor) => Tensor,
): readonly Part[] {
  return name === 'linear' ? [] : [{ activation: name, forward: activate }];
}
