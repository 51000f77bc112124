/** Random tensors of dropout and noise, from the project's own generator: the same numbers as in every other engine. */
import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf, type Shape } from '../../contract/shapes';
import { normalPair } from '../normal-numbers';
import { dropoutIndex, sequence, toUniform, uniform, type RandomStream } from '../random';
import type { Pass } from './part';
import type { Tf } from './runtime';

interface Drawn {
  readonly tf: Tf;
  readonly seed: number;
  /** `layer` of the random stream. */
  readonly layer: number;
  /** Of one sample. */
  readonly shape: Shape;
}

/** [rows, ...shape]: 0 with probability `rate`, else 1 / (1 - rate). */
export function dropoutFactors(
  { tf, seed, layer, shape }: Drawn,
  rate: number,
  pass: Pass,
): Tensor {
  const stream: RandomStream = { seed, purpose: 'dropout', layer, step: pass.iterations };
  const features = sizeOf(shape);
  const kept = 1 / (1 - rate);
  const values = new Float32Array(pass.rows * features);
  const next = sequence(stream);
  // Every row starts a new block of four words (dropoutIndex of engine/random.ts).
  const unused = dropoutIndex(1, 0, features) - features;
  for (let row = 0; row < pass.rows; row++) {
    for (let at = row * features; at < (row + 1) * features; at++) {
      if (toUniform(next()) >= rate) values[at] = kept;
    }
    for (let skipped = 0; skipped < unused; skipped++) next();
  }
  return tf.tensor(values, [pass.rows, ...shape]);
}

/** [rows, ...shape] standard normal numbers; features 2k and 2k + 1 of a row are a pair. */
export function normalNoise({ tf, seed, layer, shape }: Drawn, pass: Pass): Tensor {
  const stream: RandomStream = { seed, purpose: 'noise', layer, step: pass.iterations };
  const features = sizeOf(shape);
  const values = new Float32Array(pass.rows * features);
  for (let row = 0; row < pass.rows; row++) {
    for (let feature = 0; feature < features; feature += 2) {
      const place = dropoutIndex(row, feature, features);
      const pair = normalPair(uniform(stream, place), uniform(stream, place + 1));
      const at = row * features + feature;
      values.set(pair.slice(0, Math.min(2, features - feature)), at);
    }
  }
  return tf.tensor(values, [pass.rows, ...shape]);
}
