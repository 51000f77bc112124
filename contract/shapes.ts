/** Shapes of samples (no batch axis, Keras order: height, width, channels) and the weights a layer asks for. */
import type { InitializerConfig } from './initializers/registry';
import type { RegularizerConfig } from './regularizers/registry';

/** Axes of one sample without the batch axis: [28, 28] for an image, [128] for a vector. */
export type Shape = readonly number[];

/** One tensor a layer owns. Order and layout are Keras's (`layer.get_weights()`), so files and parity tests need no permutation. */
export interface WeightSpec {
  readonly name: string;
  readonly shape: Shape;
  readonly initializer: InitializerConfig;
  /** Elements [from, to) of the last axis that start at 1 whatever the initializer says (LSTM's unit_forget_bias). */
  readonly onesAt?: readonly [from: number, to: number];
  /** Left out: no penalty. */
  readonly regularizer?: RegularizerConfig;
  readonly trainable: boolean;
}

/** What a layer makes of its input, or why it cannot (a sentence with the mend). */
export type LayerPlan =
  | {
      readonly ok: true;
      readonly output: Shape;
      readonly weights: readonly WeightSpec[];
      /** Numbers of one sample that the way back needs besides input and output, with their gradients; 0 when left out. */
      readonly kept?: number;
    }
  | { readonly ok: false; readonly problem: string };

export function sizeOf(shape: Shape): number {
  return shape.reduce((product, axis) => product * axis, 1);
}

/** "28 × 28" */
export function formatShape(shape: Shape): string {
  return shape.length === 0 ? 'scalar' : shape.join(' × ');
}
