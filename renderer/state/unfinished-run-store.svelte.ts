/** The run that the last start of the app left in the midst, offered until something is trained or the user would rather not. */
import type { Backend } from '../api';
import type { UnfinishedRun } from '../../contract/unfinished-run';
import type { RunStore } from './run-store.svelte';

export class UnfinishedRunStore {
  readonly #backend: Backend;
  readonly #run: RunStore;
  #found = $state.raw<UnfinishedRun | undefined>(undefined);

  constructor(backend: Backend, run: RunStore) {
    this.#backend = backend;
    this.#run = run;
  }

  get offer(): UnfinishedRun | undefined {
    return this.#run.status.phase === 'idle' && !this.#run.isStarting ? this.#found : undefined;
  }

  /** What cannot be asked is not offered; its files are kept. */
  async load(): Promise<void> {
    const answer = await this.#backend.attempt('training:unfinished', undefined);
    if (answer.ok) this.#found = answer.value ?? undefined;
  }

  async dismiss(): Promise<void> {
    this.#found = undefined;
    await this.#backend.attempt('training:dismissUnfinished', undefined);
  }
}
