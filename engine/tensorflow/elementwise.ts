/** Functions of each number alone, with the derivative written out: where tfjs has none, takes another at a kink, or needs more operations. */
import type { Tensor } from '@tensorflow/tfjs-core';
import { savedAt, withGradient } from './custom-gradient';
import type { Tf } from './runtime';

type Unary = (x: Tensor) => Tensor;

/** y = value(x), with dy/dx = slope(x, y). */
export function elementwise(tf: Tf, value: Unary, slope: (x: Tensor, y: Tensor) => Tensor): Unary {
  return (x) =>
    withGradient(
      tf,
      [x],
      () => {
        const y = value(x);
        return { value: y, saved: [x, y] };
      },
      (dy, saved) => [tf.mul(dy, slope(savedAt(saved, 0), savedAt(saved, 1)))],
    );
}
