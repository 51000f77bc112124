/** Holds the training loop back while someone else needs the weights to stand still, and lets the process serve its messages. */
import type { LoopHost } from '../../../engine/loop-host';

export class Gate {
  #isHeld = false;
  #isHalfDone = false;
  #waiting: (() => void)[] = [];

  /** Does the work while the loop waits before its next slice of batches; one such work at a time, and none amid a batch. */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    while (this.#isHeld || this.#isHalfDone) await this.#change();
    this.#isHeld = true;
    try {
      return await work();
    } finally {
      this.#isHeld = false;
      this.wake();
    }
  }

  /** Does the rest of a batch that is half done. */
  async whileHalfDone<T>(work: () => Promise<T>): Promise<T> {
    this.#isHalfDone = true;
    try {
      return await work();
    } finally {
      this.#isHalfDone = false;
      this.wake();
    }
  }

  /** `isLetThrough`: asked again at every `wake`; whoever it lets through must leave the weights alone. */
  async whenOpen(isLetThrough = (): boolean => false): Promise<void> {
    while (this.#isHeld && !isLetThrough()) await this.#change();
  }

  /** While a batch is half done: resolves at the next `wake`. */
  whileTaken(): Promise<void> | undefined {
    return this.#isHalfDone ? this.#change() : undefined;
  }

  /** Nobody holds the gate, and no batch is half done, when this resolves. */
  async whenFree(): Promise<void> {
    while (this.#isHeld || this.#isHalfDone) await this.#change();
  }

  /** Whoever waits looks again. */
  wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

/** For work that no one holds back: an evaluation. */
export const freeHost: LoopHost = {
  now: () => performance.now(),
  breathe: () => new Promise((resolve) => setImmediate(resolve)),
};

/** For work that holds the gate: it does not wait there, but what it has half done is kept from others. */
export function holdersHost(gate: Gate): LoopHost {
  return {
    ...freeHost,
    whileHalfDone: (work) => gate.whileHalfDone(work),
    whileTaken: () => gate.whileTaken(),
  };
}

/**
 * For the training loop: waits at the gate after each breath, unless it is to pause or to stop: that leaves the weights alone, and need
 * not wait for who holds the gate.
 */
export function gatedHost(gate: Gate, isInterrupted: () => boolean): LoopHost {
  return {
    ...holdersHost(gate),
    breathe: async () => {
      await freeHost.breathe();
      await gate.whenOpen(isInterrupted);
    },
  };
}
