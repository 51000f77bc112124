/** Who was taken for whom. */
import { argmax } from './running-metric';

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
