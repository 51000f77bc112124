/** A start under way: whoever prepares it asks whether it is still wanted, or is told when it is not. */
import type { Start } from '../../../engine/unless-stopped';
import { freeHost } from './gate';

export class Preparation implements Start {
  readonly host = freeHost;
  readonly whenStopped: Promise<void>;
  #isStopped = false;
  #tell: () => void = () => undefined;

  constructor() {
    this.whenStopped = new Promise((resolve) => {
      this.#tell = resolve;
    });
  }

  readonly isStopped = (): boolean => this.#isStopped;

  stop(): void {
    this.#isStopped = true;
    this.#tell();
  }
}
