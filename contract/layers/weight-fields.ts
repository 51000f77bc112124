/** The fields of kernel and bias that many layers share, with Keras's names and defaults, and the weights that follow from them. */
import { advanced, toggle, type Values } from '../fields';
import { initializer, vectorInitializer } from '../initializers/registry';
import { regularizer } from '../regularizers/registry';
import type { Shape, WeightSpec } from '../shapes';

export const KERNEL_FIELDS = {
  kernelInitializer: initializer('kernelInitializer', 'glorot_uniform'),
  kernelRegularizer: regularizer('kernelRegularizer'),
} as const;

export const BIAS_FIELDS = {
  useBias: advanced(toggle('useBias', true)),
  biasInitializer: vectorInitializer('biasInitializer', 'zeros'),
  biasRegularizer: regularizer('biasRegularizer'),
} as const;

export function kernelWeight(
  { kernelInitializer, kernelRegularizer }: Values<typeof KERNEL_FIELDS>,
  shape: Shape,
): WeightSpec {
  return {
    name: 'kernel',
    shape,
    initializer: kernelInitializer,
    regularizer: kernelRegularizer,
    trainable: true,
  };
}

/** None, when the layer goes without a bias. */
export function biasWeights(
  { useBias, biasInitializer, biasRegularizer }: Values<typeof BIAS_FIELDS>,
  shape: Shape,
): readonly WeightSpec[] {
  if (!useBias) return [];
  return [
    {
      name: 'bias',
      shape,
      initializer: biasInitializer,
      regularizer: biasRegularizer,
      trainable: true,
    },
  ];
}
