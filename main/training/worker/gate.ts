/**
 * Who may use the engine at this moment: one step of training, one batch of an evaluation or one prediction at a time. An evaluation holds
 * the training back between its batches, for which the weights must stand still; predictions come in between. One for all models of an
 * engine, since their programs are told what to work on through the same words of memory.
 */
import type { LoopHost } from '../../../engine/loop-host';

export class Gate {
  #isHeld = false;
  #isHalfDone = false;
  #waiting: (() => void)[] = [];

  /** Does the work while the loop waits before its next batch; one such work at a time, and none amid a batch or a prediction. */
  async hold<T>(work: () => T | Promise<T>): Promise<T> {
    while (this.#isHeld || this.#isHalfDone) await this.#change();
    this.#isHeld = true;
    try {
      return await work();
    } finally {
      this.#isHeld = false;
      this.wake();
    }
  }

  /** Does the rest of what is half done. */
  async whileHalfDone<T>(work: () => Promise<T>): Promise<T> {
    this.#isHalfDone = true;
    try {
      return await work();
    } finally {
      this.#isHalfDone = false;
      this.wake();
    }
  }

  /** While something is half done: resolves at the next `wake`. */
  whileHalf(): Promise<void> | undefined {
    return this.#isHalfDone ? this.#change() : undefined;
  }

  /** While something is half done, or the gate is held: resolves at the next `wake`. */
  whileShut(): Promise<void> | undefined {
    return this.#isHalfDone || this.#isHeld ? this.#change() : undefined;
  }

  /** Nobody holds the gate when this resolves. */
  async whenOpen(): Promise<void> {
    while (this.#isHeld) await this.#change();
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

/** For work that no one holds back. */
export const freeHost: LoopHost = {
  now: () => performance.now(),
  breathe: () => new Promise((resolve) => setImmediate(resolve)),
};

/** For who holds the gate, and for predictions: they wait for what is half done only. */
export function holdersHost(gate: Gate): LoopHost {
  return {
    ...freeHost,
    whileHalfDone: (work) => gate.whileHalfDone(work),
    whileTaken: () => gate.whileHalf(),
  };
}

/** For the training loop: it waits for who holds the gate, too. */
export function gatedHost(gate: Gate): LoopHost {
  return { ...holdersHost(gate), whileTaken: () => gate.whileShut() };
}
