/** The initial values of orthogonal weights by a kernel, to the bits of engine/orthogonal.ts, whose readable loops are the definition. */
import { LEAST_KEPT, orthonormalizeInPieces, PANEL, type Orthonormalize } from '../orthogonal';
import type { Kernels } from '../kernels/generated/kernels';
import type { Heap } from './memory/heap';

/** Numbers in all vectors below which a copy to and fro is not worth it. */
const SMALL = 65_536;
/** Panels that are made free of the same ones before, while those lie in the cache. */
const AT_ONCE = 8;
const BEFORE_AT_ONCE = 4;
const BYTES = 8;

/** Where there is no room for another copy, the loops do. */
export function orthonormalizeBy(
  kernels: Pick<Kernels, 'removePanels'>,
  heap: Heap,
): Orthonormalize {
  return function* (columns) {
    const length = columns[0]?.length ?? 0;
    const count = Math.ceil(columns.length / PANEL);
    const floats = count * PANEL * length;
    const address = floats < SMALL ? undefined : yield* heap.allocateInPieces(floats * BYTES);
    if (address === undefined) return yield* orthonormalizeInPieces(columns);
    try {
      const values = new Float64Array(heap.memory.buffer, address, floats);
      const panels = new Panels(values, length, (v, u, some) => {
        kernels.removePanels(address + v * BYTES, address + u * BYTES, length, some);
      });
      yield* panels.take(columns);
      yield* panels.orthonormalize(columns.length);
      yield* panels.giveBack(columns);
    } finally {
      heap.free(address);
    }
  };
}

/** Removes from the panel at `v` what it has in the direction of `some` panels from `u` on: places in the values. */
type Remove = (v: number, u: number, some: number) => void;

class Panels {
  readonly #values: Float64Array;
  readonly #length: number;
  readonly #remove: Remove;

  constructor(values: Float64Array, length: number, remove: Remove) {
    this.#values = values;
    this.#length = length;
    this.#remove = remove;
  }

  *take(columns: readonly Float64Array[]): Generator<undefined, void, void> {
    for (const [at, column] of columns.entries()) {
      const first = this.#firstOf(at);
      for (let i = 0; i < this.#length; i++) this.#values[first + PANEL * i] = column[i] ?? 0;
      if (at % AT_ONCE === 0) yield;
    }
  }

  *giveBack(columns: readonly Float64Array[]): Generator<undefined, void, void> {
    for (const [at, column] of columns.entries()) {
      const first = this.#firstOf(at);
      for (let i = 0; i < this.#length; i++) column[i] = this.#values[first + PANEL * i] ?? 0;
      if (at % AT_ONCE === 0) yield;
    }
  }

  *orthonormalize(vectors: number): Generator<undefined, void, void> {
    const count = Math.ceil(vectors / PANEL);
    for (let first = 0; first < count; first += AT_ONCE) {
      const last = Math.min(count, first + AT_ONCE);
      const own = (panel: number): readonly number[] =>
        numbers(panel * PANEL, Math.min(vectors, (panel + 1) * PANEL));
      const panels = numbers(first, last);
      const before = panels.map((panel) => own(panel).map((at) => this.#product(at, at)));
      yield* this.#removeAll(panels, 0, first);
      for (const [place, panel] of panels.entries()) {
        yield* this.#removeAll([panel], first, panel);
        const kept = this.#finish(own(panel), before[place] ?? []);
        if (kept >= LEAST_KEPT) continue;
        const again = own(panel).map((at) => this.#product(at, at));
        yield* this.#removeAll([panel], 0, panel);
        this.#finish(own(panel), again);
      }
    }
  }

  /** Of panels [from, to), in order. */
  *#removeAll(
    panels: readonly number[],
    from: number,
    to: number,
  ): Generator<undefined, void, void> {
    for (let u = from; u < to; u += BEFORE_AT_ONCE) {
      const some = Math.min(BEFORE_AT_ONCE, to - u);
      for (const panel of panels) this.#remove(this.#place(panel), this.#place(u), some);
      yield;
    }
  }

  /** Vectors free of all panels before, made free of each other and of length 1; returns the least share of a squared length that was kept. */
  #finish(vectors: readonly number[], before: readonly number[]): number {
    const kept = vectors.map((vector, at) => {
      for (const unit of vectors.slice(0, at)) this.#subtract(vector, unit);
      const after = this.#product(vector, vector);
      this.#scale(vector, Math.sqrt(after));
      return after / (before[at] ?? 1);
    });
    return Math.min(...kept);
  }

  #product(a: number, b: number): number {
    const [first, second] = [this.#firstOf(a), this.#firstOf(b)];
    let sum = 0;
    for (let i = 0; i < PANEL * this.#length; i += PANEL) {
      sum += (this.#values[first + i] ?? 0) * (this.#values[second + i] ?? 0);
    }
    return sum;
  }

  #subtract(vector: number, unit: number): void {
    const amount = this.#product(vector, unit);
    const [first, second] = [this.#firstOf(vector), this.#firstOf(unit)];
    for (let i = 0; i < PANEL * this.#length; i += PANEL) {
      const value = this.#values[first + i] ?? 0;
      this.#values[first + i] = value - amount * (this.#values[second + i] ?? 0);
    }
  }

  #scale(vector: number, length: number): void {
    const first = this.#firstOf(vector);
    for (let i = 0; i < PANEL * this.#length; i += PANEL) {
      this.#values[first + i] = (this.#values[first + i] ?? 0) / length;
    }
  }

  #firstOf(vector: number): number {
    return this.#place(Math.floor(vector / PANEL)) + (vector % PANEL);
  }

  #place(panel: number): number {
    return panel * PANEL * this.#length;
  }
}

function numbers(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
