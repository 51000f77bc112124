/** Accuracy and its details, counted from a network's outputs and the labels. */
import type { SampleTargets } from './engine';

/** The index of the largest of `count` values from `offset` on; the first one of equals, as NumPy and Keras do. */
export function argmax(values: ArrayLike<number>, offset: number, count: number): number {
  let best = 0;
  let bestValue = values[offset] ?? 0;
  for (let i = 1; i < count; i++) {
    const value = values[offset + i] ?? 0;
    if (value > bestValue) {
      best = i;
      bestValue = value;
    }
  }
  return best;
}

/**
 * How many of the samples indices[start .. start+count) have their label as the largest of their outputs (row b of `outputs`
 * belongs to indices[start + b]). Targets that are values have no right or wrong: 0.
 */
export function countCorrect(
  outputs: ArrayLike<number>,
  targets: SampleTargets,
  indices: Uint32Array,
  start: number,
  count: number,
): number {
  if (targets.kind !== 'classes') return 0;
  const { labels, classCount } = targets;
  let correct = 0;
  for (let row = 0; row < count; row++) {
    const label = labels[indices[start + row] ?? 0];
    if (argmax(outputs, row * classCount, classCount) === label) correct++;
  }
  return correct;
}

const EXAMPLES_PER_CELL = 4;

/** Who was taken for whom: counts per (actual, predicted), and the first few samples of each cell. */
export class Confusion {
  readonly counts: number[][];
  readonly examples: number[][][];
  readonly #classCount: number;

  constructor(classCount: number) {
    const row = () => Array.from({ length: classCount }, () => 0);
    this.#classCount = classCount;
    this.counts = Array.from({ length: classCount }, row);
    this.examples = Array.from({ length: classCount }, () =>
      Array.from({ length: classCount }, () => []),
    );
  }

  /** Adds a batch; arguments as for `countCorrect`. */
  add(
    outputs: ArrayLike<number>,
    labels: Uint8Array,
    indices: Uint32Array,
    start: number,
    count: number,
  ): void {
    for (let row = 0; row < count; row++) {
      const sample = indices[start + row] ?? 0;
      this.#addSample(
        sample,
        labels[sample] ?? 0,
        argmax(outputs, row * this.#classCount, this.#classCount),
      );
    }
  }

  #addSample(sample: number, actual: number, predicted: number): void {
    const counts = this.counts[actual];
    const examples = this.examples[actual]?.[predicted];
    if (counts === undefined || examples === undefined) return;
    counts[predicted] = (counts[predicted] ?? 0) + 1;
    if (examples.length < EXAMPLES_PER_CELL) examples.push(sample);
  }
}
