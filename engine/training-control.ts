/** What the owner of a training wishes it to do next; the training loop obeys before its next batch. Knows no process. */

type TrainingWish = 'train' | 'pause' | 'stop';

export class TrainingControl {
  #wish: TrainingWish = 'train';
  #wake: (() => void) | undefined;

  get isPaused(): boolean {
    return this.#wish === 'pause';
  }

  get isStopped(): boolean {
    return this.#wish === 'stop';
  }

  pause(): void {
    if (this.#wish === 'train') this.#wish = 'pause';
  }

  resume(): void {
    if (this.#wish === 'pause') this.#set('train');
  }

  /** For good: a stopped training goes on by a new control. */
  stop(): void {
    this.#set('stop');
  }

  /** Resolves at once unless paused, else when the pause ends (by `resume` or `stop`). For the loop alone: one waiter. */
  whenNotPaused(): Promise<void> {
    if (this.#wish !== 'pause') return Promise.resolve();
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #set(wish: TrainingWish): void {
    this.#wish = wish;
    this.#wake?.();
    this.#wake = undefined;
  }
}
