/** Random choices that depend on a seed alone. */
import { sequence, toUniform } from '../../../engine/random';

export class Draw {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = sequence({ seed, purpose: 'noise', layer: 1000, step: 0 });
  }

  /** From 0 (inclusive) to 1 (exclusive). */
  next(): number {
    return toUniform(this.#next());
  }

  real(from: number, to: number): number {
    return from + (to - from) * this.next();
  }

  /** Both borders included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.int(0, items.length - 1)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  }
}
