/** Gathers run events and sends them on in messages, so that a fast training cannot flood the window. Keeps their order. */
import type { RunEvent } from '../../../contract/run-events';
import { mergeSteps } from './merge-steps';

/** Ten messages a second: curves still grow smoothly, and drawing leaves training twice the speed that 20 would on two cores. */
export const BATCH_INTERVAL_MS = 100;

export class EventBatcher {
  readonly #send: (events: readonly RunEvent[]) => void;
  #pending: RunEvent[] = [];
  #timer: NodeJS.Timeout | undefined;
  #lastSentMs = Number.NEGATIVE_INFINITY;

  constructor(send: (events: readonly RunEvent[]) => void) {
    this.#send = send;
  }

  add(event: RunEvent): void {
    this.#pending.push(event);
    if (this.#timer !== undefined) return;
    const waitMs = Math.max(0, this.#lastSentMs + BATCH_INTERVAL_MS - performance.now());
    this.#timer = setTimeout(() => {
      this.flush();
    }, Math.ceil(waitMs));
  }

  /** Sends what is waiting at once; for the end of a process. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#pending.length === 0) return;
    const events = mergeSteps(this.#pending);
    this.#pending = [];
    // The first steps of a run need not wait behind the news that it has begun.
    if (events.some(({ type }) => type === 'stepsEnded')) this.#lastSentMs = performance.now();
    this.#send(events);
  }
}
