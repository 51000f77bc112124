/** The history of the run under way, folded lazily: reports come a hundred times a second, the whole is wanted once an epoch. */
import { nextHistory, type History } from '../../../contract/history';
import type { RunEvent } from '../../../contract/run-events';
import { mergeSteps } from './merge-steps';

const MAX_PENDING = 256;

export class RunHistory {
  #history: History;
  #pending: RunEvent[] = [];

  constructor(history: History) {
    this.#history = history;
  }

  add(event: RunEvent): void {
    this.#pending.push(event);
    if (this.#pending.length >= MAX_PENDING) this.#fold();
  }

  current(): History {
    this.#fold();
    return this.#history;
  }

  #fold(): void {
    for (const event of mergeSteps(this.#pending)) {
      this.#history = nextHistory(this.#history, event) ?? this.#history;
    }
    this.#pending = [];
  }
}
