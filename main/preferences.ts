/** The user's preferences: kept in memory, stored at each change. */
import { INITIAL_PREFERENCES, preferencesSchema, type Preferences } from '../contract/preferences';
import type { Log } from './log';
import { StoredJson } from './stored-json';

export class PreferenceStore {
  readonly #file: StoredJson<Preferences>;
  #current: Preferences;

  constructor(path: string, log: Log) {
    this.#file = new StoredJson<Preferences>(path, preferencesSchema, log);
    this.#current = this.#file.read() ?? INITIAL_PREFERENCES;
  }

  get current(): Preferences {
    return this.#current;
  }

  settled(): Promise<void> {
    return this.#file.settled();
  }

  set(preferences: Preferences): Preferences {
    this.#current = preferences;
    this.#file.write(preferences);
    return preferences;
  }
}
