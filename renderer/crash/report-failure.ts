/** Writes failures of the window into the log that main keeps. Nothing is sent anywhere else. */
import { FAILURE_LENGTH } from '../../contract/ipc/channels';
import type { Backend } from '../api';

/** A failure that repeats with every frame is told of so often, not without end. */
const MOST_REPORTS = 50;

export class FailureLog {
  readonly #backend: Backend;
  #count = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  write(failure: unknown): void {
    if (++this.#count > MOST_REPORTS) return;
    const { message, detail } = describeFailure(failure);
    const input = {
      message: message.slice(0, FAILURE_LENGTH),
      detail: detail.slice(0, FAILURE_LENGTH),
    };
    void this.#backend.attempt('app:report', input);
  }
}

/** `detail`: the stack where there is one, else nothing. */
export function describeFailure(failure: unknown): { message: string; detail: string } {
  if (!(failure instanceof Error)) return { message: String(failure), detail: '' };
  return { message: failure.message, detail: failure.stack ?? '' };
}
