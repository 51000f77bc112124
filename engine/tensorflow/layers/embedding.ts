/** Embedding: row k of the table for each whole number k; zeros, which teach nothing, for a number that has no row. */
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import { savedAt, withGradient } from '../custom-gradient';
import { requiredParameter, type LayerPlace, type Part } from '../part';

export function embeddingParts(_config: unknown, place: LayerPlace): readonly Part[] {
  const { tf, output } = place;
  const table = requiredParameter(place, 'embeddings');
  const [count = 1, width = 1] = table.shape;

  /** The row of each number, cut to a whole one; 0 where there is none, with 0 in `known`. TensorFlow refuses what is out of range. */
  const rowsOf = (input: Tensor): { readonly indices: Tensor1D; readonly known: Tensor } => {
    const numbers = tf.reshape(input, [input.size, 1]);
    const isKnown = tf.logicalAnd(tf.greater(numbers, -1), tf.less(numbers, count));
    const whole = tf.cast(tf.where(isKnown, numbers, tf.zerosLike(numbers)), 'int32');
    return { indices: tf.reshape(whole, [input.size]), known: tf.cast(isKnown, 'float32') };
  };

  return [
    {
      forward(input, { rows }) {
        const found = withGradient(
          tf,
          [table.value],
          () => {
            const { indices, known } = rowsOf(input);
            const value = tf.mul(tf.gather(table.value, indices), known);
            return { value, saved: [indices, known] };
          },
          (dy, saved) => {
            const lessons = tf.mul(tf.reshape(dy, [dy.size / width, width]), savedAt(saved, 1));
            return [tf.unsortedSegmentSum(lessons, savedAt(saved, 0) as Tensor1D, count)];
          },
        );
        return tf.reshape(found, [rows, ...output]);
      },
    },
  ];
}
