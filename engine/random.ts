/**
 * All randomness of a training: counter-based (Philox4x32-10, Salmon et al. 2011), so that any number can be had at any time, in any
 * order, on any engine, from seed, purpose, layer, step and index alone. Nothing here has a state.
 */

/** What a random number is for; streams of different purposes never share a number. Values are part of every saved run. */
export const RANDOM_PURPOSES = {
  initialWeights: 0,
  shuffle: 1,
  dropout: 2,
  noise: 3,
  augmentation: 4,
} as const;
export type RandomPurpose = keyof typeof RANDOM_PURPOSES;

/** One stream of numbers. `step` is whatever counts repetitions: the optimizer step for dropout, the epoch for a shuffle. */
export interface RandomStream {
  /** Any integer from 0 to 2^53 - 1. */
  readonly seed: number;
  readonly purpose: RandomPurpose;
  readonly layer: number;
  readonly step: number;
}

const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;
const ROUNDS = 10;

/** The high 32 bits of a 64-bit product of two unsigned 32-bit numbers, from products of 16 bits that fit a word each. */
function multiplyHigh(a: number, b: number): number {
  const [a0, a1, b0, b1] = [a & 0xffff, a >>> 16, b & 0xffff, b >>> 16];
  const middle = (Math.imul(a1, b0) + (Math.imul(a0, b0) >>> 16)) | 0;
  const other = (Math.imul(a0, b1) + (middle & 0xffff)) | 0;
  return (Math.imul(a1, b1) + (middle >>> 16) + (other >>> 16)) | 0;
}

/**
 * One block of Philox4x32-10: four 32-bit words into `out` from a counter of four words and a key of two.
 * Random123's order: round(c) = (hi(M1·c2) ^ c1 ^ k0, lo(M1·c2), hi(M0·c0) ^ c3 ^ k1, lo(M0·c0)).
 */
export function philox(
  counter: readonly [number, number, number, number],
  key: readonly [number, number],
  out: Uint32Array,
): void {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = multiplyHigh(MULTIPLIER_0, c0);
    const high1 = multiplyHigh(MULTIPLIER_1, c2);
    const low0 = Math.imul(MULTIPLIER_0, c0);
    const low1 = Math.imul(MULTIPLIER_1, c2);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + WEYL_0) | 0;
    k1 = (k1 + WEYL_1) | 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

/** A seed as Philox's key: low and high 32 bits. */
export function seedKey(seed: number): readonly [number, number] {
  return [seed >>> 0, Math.floor(seed / 0x1_0000_0000)];
}

function streamBlock(stream: RandomStream, block: number, out: Uint32Array): void {
  const counter = [block, stream.step, stream.layer, RANDOM_PURPOSES[stream.purpose]] as const;
  philox(counter, seedKey(stream.seed), out);
}

/** Word `index` (0 to 2^34 - 1) of a stream: lane `index % 4` of the block with counter (floor(index / 4), step, layer, purpose). */
export function randomUint32(stream: RandomStream, index: number): number {
  const words = new Uint32Array(4);
  streamBlock(stream, Math.floor(index / 4), words);
  return words[index % 4] ?? 0;
}

/** Words 0, 1, 2, ... of a stream, one after another; the same numbers as `randomUint32`, four for the price of one. */
export function sequence(stream: RandomStream): () => number {
  const words = new Uint32Array(4);
  let index = 0;
  return () => {
    const lane = index & 3;
    if (lane === 0) streamBlock(stream, Math.floor(index / 4), words);
    index++;
    return words[lane] ?? 0;
  };
}

/** The upper 24 bits of a word as a multiple of 2^-24 in [0, 1): exact in float32, so every engine sees the same number. */
export function toUniform(word: number): number {
  return (word >>> 8) * 2 ** -24;
}

export function uniform(stream: RandomStream, index: number): number {
  return toUniform(randomUint32(stream, index));
}

/** An unbiased integer in [0, bound), 1 <= bound <= 2^32: words beyond the last whole multiple of `bound` are drawn again. */
function below(bound: number, next: () => number): number {
  const limit = 0x1_0000_0000 - (0x1_0000_0000 % bound);
  let word = next();
  while (word >= limit) word = next();
  return word % bound;
}

/** The order of the samples in one epoch: a Fisher-Yates shuffle of 0 .. count - 1 (the last place first), step = epoch. */
export function permutation(seed: number, epoch: number, count: number): Uint32Array<ArrayBuffer> {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  const next = sequence({ seed, purpose: 'shuffle', layer: 0, step: epoch });
  for (let last = count - 1; last > 0; last--) {
    const chosen = below(last + 1, next);
    const value = order[last] ?? 0;
    order[last] = order[chosen] ?? 0;
    order[chosen] = value;
  }
  return order;
}

/**
 * The place in the dropout stream of feature `feature` of row `row` of a batch: every row starts a new block of four words, so
 * that rows can be drawn apart. An input is kept when its uniform is >= rate.
 */
export function dropoutIndex(row: number, feature: number, features: number): number {
  return row * 4 * Math.ceil(features / 4) + feature;
}
