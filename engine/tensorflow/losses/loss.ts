/** What a loss of the TensorFlow engine is. */
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { savedAt, withGradient } from '../custom-gradient';
import type { Tf } from '../runtime';

/** Keras's backend epsilon. */
export const EPSILON = 1e-7;

/** From what the network answers and what is wanted, both [rows, width] (classes as one-hot rows), each sample's loss [rows]. */
export type Loss = (outputs: Tensor2D, targets: Tensor2D) => Tensor1D;

type Combine = (y: Tensor, t: Tensor) => Tensor;

/** The mean, over a sample's outputs, of `value` of each output and its target; `slope` is its derivative by the output. */
export function meanOverOutputs(tf: Tf, value: Combine, slope: Combine): Loss {
  return (outputs, targets) => {
    const [rows, width] = outputs.shape;
    return withGradient(
      tf,
      [outputs],
      () => ({ value: tf.mean(value(outputs, targets), 1), saved: [outputs, targets] }),
      (dy, saved) => {
        const each = tf.reshape(tf.div(dy, width), [rows, 1]);
        return [tf.mul(each, slope(savedAt(saved, 0), savedAt(saved, 1)))];
      },
    ) as Tensor1D;
  };
}

/** The loss of each row as `value` gives it, with d(loss)/d(outputs) as `slopes` gives it [rows, width]. */
export function overRows(tf: Tf, value: Combine, slopes: Combine): Loss {
  return (outputs, targets) => {
    const [rows] = outputs.shape;
    return withGradient(
      tf,
      [outputs],
      () => ({ value: value(outputs, targets), saved: [outputs, targets] }),
      (dy, saved) => [
        tf.mul(tf.reshape(dy, [rows, 1]), slopes(savedAt(saved, 0), savedAt(saved, 1))),
      ],
    ) as Tensor1D;
  };
}
