/**
 * UpSampling2D as products with two constant matrices, which say what each new row and column takes of which old ones: exact at any
 * size, and with a gradient, which tfjs lacks for bilinear interpolation at half-pixel centres.
 */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { LayerConfigOf } from '../../../contract/layers/registry';
import { axisTerms } from '../../up-sampling-terms';
import type { LayerPlace, Part } from '../part';

export function upSamplingParts(
  { size: [rows = 1, columns = 1], interpolation }: LayerConfigOf<'UpSampling2D'>,
  { tf, input, output }: LayerPlace,
): readonly Part[] {
  const [height = 1, width = 1, channels = 1] = input;
  const down = shares(height, rows);
  const across = shares(width, columns);

  function shares(length: number, size: number): Float32Array {
    const matrix = new Float32Array(length * size * length);
    for (const [place, terms] of axisTerms(interpolation, length, size).entries()) {
      for (const { cell, weight } of terms) {
        const at = place * length + cell;
        matrix[at] = (matrix[at] ?? 0) + weight;
      }
    }
    return matrix;
  }

  /** [batch, length, rest] to [batch, length · size, rest]. */
  const along = (x: Tensor, matrix: Float32Array, length: number, batch: number): Tensor => {
    const shape = [1, matrix.length / length, length];
    const repeated = tf.tile(tf.tensor(matrix, shape), [batch, 1, 1]);
    return tf.matMul(repeated, tf.reshape(x, [batch, length, x.size / batch / length]));
  };

  return [
    {
      forward(x, { rows: batch }) {
        const high = along(x, down, height, batch);
        const wide = along(
          tf.reshape(high, [batch * height * rows, width, channels]),
          across,
          width,
          batch * height * rows,
        );
        return tf.reshape(wide, [batch, ...output]);
      },
    },
  ];
}
