/** A metric being counted, sample by sample. */

export interface Accumulator {
  /** One sample's answers, and what was wanted: values, or a one-hot row. Both are read at once and not kept. */
  add(answers: ArrayLike<number>, wanted: ArrayLike<number>): void;
  /** The metric of all samples added so far. */
  result(): number;
}
