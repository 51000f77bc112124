/**
 * Hands out addresses for everything a model keeps, one after the other. A plan is made twice: once from address 0 to learn how many
 * bytes it needs, once from where that many were found.
 */

/** A cache line: threads that write neighbouring buffers do not disturb each other, and vectors are aligned. */
const ALIGNMENT = 64;

export interface Buffer {
  /** Names the buffer in the schedule's bookkeeping. */
  readonly id: number;
  readonly address: number;
  readonly byteLength: number;
}

export class Arena {
  #next: number;
  #buffers = 0;

  constructor(base: number) {
    this.#next = base;
  }

  get end(): number {
    return this.#next;
  }

  allocate(byteLength: number): Buffer {
    const address = this.#next;
    this.#next += Math.ceil(byteLength / ALIGNMENT) * ALIGNMENT;
    return { id: this.#buffers++, address, byteLength };
  }
}
