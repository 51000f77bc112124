/** What main says of this start: versions, the data folder and a warning if there is one. */
import type { Backend } from '../api';
import type { CommandOutput } from '../../contract/ipc/api';

export type Info = CommandOutput<'app:info'>;

export class AppInfo {
  readonly #backend: Backend;
  #info = $state.raw<Info | undefined>(undefined);
  #isDismissed = $state(false);

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  get info(): Info | undefined {
    return this.#info;
  }
  /** The warning, until it is dismissed. */
  get warning(): string | undefined {
    return this.#isDismissed ? undefined : (this.#info?.warning ?? undefined);
  }

  async load(): Promise<void> {
    const result = await this.#backend.attempt('app:info', undefined);
    if (result.ok) this.#info = result.value;
  }

  dismissWarning(): void {
    this.#isDismissed = true;
  }
}
