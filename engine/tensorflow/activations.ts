/** The activations with Keras 3's constants; at kinks the slope is the one that TensorFlow takes. */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { ActivationName } from '../../contract/layers/activation-names';
import { elementwise } from './elementwise';
import type { Tf } from './runtime';
import { softmax } from './softmax';

type Activate = (x: Tensor) => Tensor;

const LEAKY_RELU_SLOPE = 0.2;
// Klambauer et al. 2017, as rounded by TensorFlow.
const SELU_ALPHA = 1.6732632423543772;
const SELU_SCALE = 1.0507009873554805;

const ACTIVATIONS: { readonly [K in ActivationName]: (tf: Tf) => Activate } = {
  linear: () => (x) => x,
  relu: (tf) => (x) => tf.relu(x),
  leaky_relu: (tf) => (x) => tf.leakyRelu(x, LEAKY_RELU_SLOPE),
  elu: (tf) => scaledElu(tf, 1, 1),
  selu: (tf) => scaledElu(tf, SELU_SCALE, SELU_ALPHA),
  gelu,
  silu: (tf) =>
    elementwise(
      tf,
      (x) => tf.mul(x, tf.sigmoid(x)),
      (x, y) => {
        const share = tf.sigmoid(x);
        return tf.add(share, tf.mul(y, tf.sub(1, share)));
      },
    ),
  mish: (tf) => (x) => tf.mul(x, tf.tanh(tf.softplus(x))),
  sigmoid: (tf) => (x) => tf.sigmoid(x),
  hard_sigmoid: (tf) =>
    elementwise(
      tf,
      (x) => tf.div(tf.relu6(tf.add(x, 3)), 6),
      (x) => tf.div(tf.cast(tf.less(tf.abs(x), 3), 'float32'), 6),
    ),
  tanh: (tf) => (x) => tf.tanh(x),
  softplus: (tf) => (x) => tf.softplus(x),
  softsign: (tf) =>
    elementwise(
      tf,
      (x) => tf.div(x, tf.add(1, tf.abs(x))),
      (x) => tf.reciprocal(tf.square(tf.add(1, tf.abs(x)))),
    ),
  exponential: (tf) => (x) => tf.exp(x),
  softmax: (tf) => (x) => softmax(tf, x),
};

export function activationOf(tf: Tf, name: ActivationName): Activate {
  return ACTIVATIONS[name](tf);
}

/**
 * scale · x, and scale · alpha · (e^x - 1) where x < 0; the slope there is that of e^x. TensorFlow's own subtracts 1 from e^x, of which
 * near 0 little is left.
 */
function scaledElu(tf: Tf, scale: number, alpha: number): Activate {
  const below = scale * alpha;
  return elementwise(
    tf,
    (x) => tf.where(tf.less(x, 0), tf.mul(tf.expm1(tf.minimum(x, 0)), below), tf.mul(x, scale)),
    (x, y) => tf.where(tf.less(x, 0), tf.add(y, below), tf.fill(x.shape, scale)),
  );
}

/** x · Φ(x), Φ the share of the standard normal distribution below x; the slope is Φ(x) + x · its density. */
function gelu(tf: Tf): Activate {
  const share: Activate = (x) => tf.mul(0.5, tf.add(1, tf.erf(tf.mul(x, Math.SQRT1_2))));
  const density: Activate = (x) =>
    tf.mul(1 / Math.sqrt(2 * Math.PI), tf.exp(tf.mul(-0.5, tf.square(x))));
  return elementwise(
    tf,
    (x) => tf.mul(x, share(x)),
    (x) => tf.add(share(x), tf.mul(x, density(x))),
  );
}
