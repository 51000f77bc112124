/** Holds the training loop back while someone else needs the weights to stand still, and lets the process serve its messages. */
import type { LoopHost } from '../../../engine/evaluate';

export class Gate {
  #holders = 0;
  #waiting: (() => void)[] = [];

  /** Does the work while the loop waits before its next slice of batches. */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    this.#holders++;
    try {
      return await work();
    } finally {
      this.#holders--;
      if (this.#holders === 0) this.#open();
    }
  }

  whenOpen(): Promise<void> {
    if (this.#holders === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #open(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

/** For work that no one holds back: an evaluation. */
export const freeHost: LoopHost = {
  now: () => performance.now(),
  breathe: () => new Promise((resolve) => setImmediate(resolve)),
};

/** For the training loop: waits at the gate after each breath. */
export function gatedHost(gate: Gate): LoopHost {
  return {
    now: () => freeHost.now(),
    breathe: async () => {
      await freeHost.breathe();
      await gate.whenOpen();
    },
  };
}
