/**
 * Convolutions as TensorFlow can compute and differentiate them: it has no gradient for dilated ones, no groups but single channels, and
 * only equal strides for those.
 */
import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { Tf } from './runtime';
import { paddingOf, stridesOf, type ImageAxes } from './window';

type Convolve = (
  x: Tensor4D,
  kernel: Tensor4D,
  strides: [number, number],
  padding: 'same' | 'valid',
) => Tensor4D;

/** x [rows, height, width, channels] · kernel [height, width, channels / groups, filters]. */
export function convolve(
  tf: Tf,
  x: Tensor4D,
  kernel: Tensor4D,
  axes: ImageAxes,
  groups: number,
): Tensor4D {
  if (groups === 1) return dilated(tf, tf.conv2d, x, kernel, axes);
  const [height, width, channels, filters] = kernel.shape;
  if (channels === 1) {
    // Filter c · multiplier + m of the group c is the weight [..., c, m] of a depthwise kernel: the same numbers in the same order.
    const depthwise = tf.reshape(kernel, [height, width, groups, filters / groups]);
    return convolveDepthwise(tf, x, depthwise as Tensor4D, axes);
  }
  const inputs = tf.split<Tensor4D>(x, groups, 3);
  const kernels = tf.split<Tensor4D>(kernel, groups, 3);
  const parts = inputs.map((own, group) =>
    dilated(tf, tf.conv2d, own, kernels[group] ?? kernel, axes),
  );
  return tf.concat(parts, 3);
}

/** kernel [height, width, channels, multiplier]; output channel c · multiplier + m. */
export function convolveDepthwise(
  tf: Tf,
  x: Tensor4D,
  kernel: Tensor4D,
  axes: ImageAxes,
): Tensor4D {
  const [height, width] = axes;
  if (height.stride === width.stride) return dilated(tf, tf.depthwiseConv2d, x, kernel, axes);
  return strideLater(tf, tf.depthwiseConv2d, x, kernel, axes);
}

function dilated(tf: Tf, run: Convolve, x: Tensor4D, kernel: Tensor4D, axes: ImageAxes): Tensor4D {
  if (axes.every(({ dilation }) => dilation === 1)) {
    return run(x, kernel, stridesOf(axes), paddingOf(axes));
  }
  return strideLater(tf, run, x, kernel, axes);
}

/**
 * Every place of the window first, then those that the strides land on. Dilated: the cells that lie `dilation` apart are images of their
 * own, each convolved tightly.
 */
function strideLater(
  tf: Tf,
  run: Convolve,
  x: Tensor4D,
  kernel: Tensor4D,
  axes: ImageAxes,
): Tensor4D {
  const dilations = axes.map(({ dilation }) => dilation);
  // To a whole number of blocks.
  const extra = axes.map(
    ({ input, before, after, dilation }) =>
      (dilation - ((input + before + after) % dilation)) % dilation,
  );
  const paddings = axes.map(({ before, after }, axis) => [before, after + (extra[axis] ?? 0)]);
  const crops = extra.map((cells) => [0, cells]);
  const blocks = tf.spaceToBatchND(x, dilations, paddings);
  const tight = run(blocks, kernel, [1, 1], 'valid');
  const all = tf.batchToSpaceND(tight, dilations, crops);
  const strides = stridesOf(axes);
  // The mean of one cell is that cell.
  return strides.every((stride) => stride === 1) ? all : tf.avgPool(all, 1, strides, 'valid');
}
