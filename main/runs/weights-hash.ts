/** The fingerprint by which two trainings are told to have ended with the same weights, to the bit. */
import { createHash } from 'node:crypto';
import { atOnce } from './pieces';
import { bytesOf, chunksOf, type Tensor } from './safetensors';

/**
 * SHA-256, in hexadecimal, over a canonical header (the JSON list of [name, shape], in order, and a line feed) followed by all
 * values in order as little-endian float32.
 */
export function weightsSha256(weights: readonly Tensor[]): string {
  return atOnce(weightsSha256InPieces(weights));
}

/** The same, in pieces of some milliseconds. */
export function* weightsSha256InPieces(
  weights: readonly Tensor[],
): Generator<undefined, string, void> {
  const hash = createHash('sha256');
  hash.update(`${JSON.stringify(weights.map(({ name, shape }) => [name, shape]))}\n`);
  for (const { data } of weights) {
    for (const some of chunksOf(bytesOf(data))) {
      hash.update(some);
      yield;
    }
  }
  return hash.digest('hex');
}
