/** Keeps the machine from falling asleep while training runs, and only then; the screen may go dark. */
import type { RunStatus } from '../contract/run-status';

/** The part of Electron's powerSaveBlocker that is used. */
export interface SleepBlocker {
  start(type: 'prevent-app-suspension'): number;
  stop(id: number): unknown;
}

export class KeepAwake {
  readonly #blocker: SleepBlocker;
  #id: number | undefined;

  constructor(blocker: SleepBlocker) {
    this.#blocker = blocker;
  }

  follow({ phase }: RunStatus): void {
    if (phase === 'training') this.#id ??= this.#blocker.start('prevent-app-suspension');
    else this.release();
  }

  release(): void {
    if (this.#id !== undefined) this.#blocker.stop(this.#id);
    this.#id = undefined;
  }
}
