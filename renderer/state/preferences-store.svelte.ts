/** What the app remembers of the user's choices besides experiments, and the theme that follows from them. */
import type { Backend } from '../api';
import type { AppError } from '../../contract/errors';
import { INITIAL_PREFERENCES, type Preferences } from '../../contract/preferences';
import { resolveTheme, type Theme } from './theme';

export class PreferencesStore {
  readonly #backend: Backend;
  readonly #systemDark: MediaQueryList;
  #preferences = $state.raw<Preferences>(INITIAL_PREFERENCES);
  #isSystemDark = $state(false);
  #error = $state.raw<AppError | undefined>(undefined);

  constructor(backend: Backend, systemDark: MediaQueryList) {
    this.#backend = backend;
    this.#systemDark = systemDark;
    this.#isSystemDark = systemDark.matches;
  }

  get current(): Preferences {
    return this.#preferences;
  }
  /** The theme on screen; what draws on a canvas reads its colours again when this changes. */
  get theme(): Theme {
    return resolveTheme(this.#preferences.theme, this.#isSystemDark);
  }
  get error(): AppError | undefined {
    return this.#error;
  }

  /** Reads what was stored and follows the system's theme. Returns how to stop. */
  connect(): () => void {
    const follow = (event: MediaQueryListEvent): void => {
      this.#isSystemDark = event.matches;
    };
    this.#systemDark.addEventListener('change', follow);
    void this.#load();
    return () => this.#systemDark.removeEventListener('change', follow);
  }

  async #load(): Promise<void> {
    const stored = await this.#backend.attempt('preferences:get', undefined);
    if (stored.ok) this.#preferences = stored.value;
  }

  /** Shown at once, stored then; what could not be stored still holds until the window closes. */
  async change(change: Partial<Preferences>): Promise<void> {
    this.#preferences = { ...this.#preferences, ...change };
    const stored = await this.#backend.attempt('preferences:set', this.#preferences);
    this.#error = stored.ok ? undefined : stored.error;
  }

  dismissError(): void {
    this.#error = undefined;
  }
}
