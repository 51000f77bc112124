/**
 * UpSampling2D as products with two constant matrices, which say what each new row and column takes of which old ones: exact at any
 * size, and with a gradient, which tfjs lacks for bilinear interpolation at half-pixel centres.
 */
import type { LayerConfigOf } from '../../../contract/layers/registry';
import { axisTerms } from '../../up-sampling-terms';
import { mixCells } from '../mix-cells';
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

  return [
    {
      forward(x, { rows: batch }) {
        const high = mixCells(tf, x, down, { batch, length: height });
        const lines = batch * height * rows;
        const wide = mixCells(tf, tf.reshape(high, [lines, width, channels]), across, {
          batch: lines,
          length: width,
        });
        return tf.reshape(wide, [batch, ...output]);
      },
    },
  ];
}
