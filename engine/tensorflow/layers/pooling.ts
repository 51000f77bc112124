/** The poolings over windows and over everything. */
import type { Tensor } from '@tensorflow/tfjs-core';
import { poolingAxes, type PoolingValues, type WindowAxis } from '../../../contract/layers/window';
import { sizeOf } from '../../../contract/shapes';
import { windowMeans } from '../../reference/cell-sums';
import { savedAt, withGradient } from '../custom-gradient';
import { mixCells } from '../mix-cells';
import type { LayerPlace, Part } from '../part';
import type { Tf } from '../runtime';
import { asImages, imageAxes, paddingOf, sizesOf, stridesOf, type ImageAxes } from '../window';

export function maxPoolingParts(config: PoolingValues, place: LayerPlace): readonly Part[] {
  return windowParts(config, place, 'maxPool');
}

/** Padding does not count. TensorFlow's gradient is wrong where a window is larger than the input. */
export function averagePoolingParts(config: PoolingValues, place: LayerPlace): readonly Part[] {
  const axes = poolingAxes(config, place.input.slice(0, -1));
  if (axes.some(({ size, input }) => size > input)) return meansByMatrix(axes, place);
  return windowParts(config, place, 'avgPool');
}

function meansByMatrix(axes: readonly WindowAxis[], place: LayerPlace): readonly Part[] {
  const { tf, input, output } = place;
  const length = sizeOf(input.slice(0, -1));
  const means = windowMeans(axes);
  const matrix = new Float32Array(means.length * length);
  for (const [cell, terms] of means.entries()) {
    for (const term of terms) matrix[cell * length + term.cell] = term.weight;
  }
  return [
    {
      forward: (x, { rows: batch }) =>
        tf.reshape(mixCells(tf, x, matrix, { batch, length }), [batch, ...output]),
    },
  ];
}

function windowParts(
  config: PoolingValues,
  place: LayerPlace,
  pool: 'maxPool' | 'avgPool',
): readonly Part[] {
  const { tf, output } = place;
  const axes: ImageAxes = imageAxes(poolingAxes(config, place.input.slice(0, -1)));
  return [
    {
      forward(input, { rows }) {
        const images = asImages(place, input, rows);
        const pooled = tf[pool](images, sizesOf(axes), stridesOf(axes), paddingOf(axes));
        return tf.reshape(pooled, [rows, ...output]);
      },
    },
  ];
}

export function globalAveragePoolingParts(
  _config: unknown,
  { tf, input }: LayerPlace,
): readonly Part[] {
  const axes = input.slice(0, -1).map((_, axis) => axis + 1);
  return [{ forward: (x) => tf.mean(x, axes) }];
}

export function globalMaxPoolingParts(
  _config: unknown,
  { tf, input }: LayerPlace,
): readonly Part[] {
  const axes = input.slice(0, -1).map((_, axis) => axis + 1);
  return [{ forward: (x) => largestAlong(tf, x, axes) }];
}

/** All cells that hold the largest value share the gradient, as in TensorFlow; tfjs would give each the whole. */
function largestAlong(tf: Tf, x: Tensor, axes: number[]): Tensor {
  return withGradient(
    tf,
    [x],
    () => {
      const largest = tf.max(x, axes, true);
      return { value: tf.squeeze(largest, axes), saved: [x, largest] };
    },
    (dy, saved) => {
      const largest = savedAt(saved, 1);
      const holders = tf.cast(tf.equal(savedAt(saved, 0), largest), 'float32');
      const each = tf.div(tf.reshape(dy, largest.shape), tf.sum(holders, axes, true));
      return [tf.mul(holders, each)];
    },
  );
}
