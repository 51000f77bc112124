/** What the app remembers of the user's choices besides experiments, and the look that follows from them. */
import type { Backend } from '../api';
import type { AppError } from '../../contract/errors';
import { INITIAL_PREFERENCES, type Preferences } from '../../contract/preferences';
import { onSystemLook, systemLook, type Media } from './system-look';
import { resolveLook, type Look, type SystemLook } from './theme';

export class PreferencesStore {
  readonly #backend: Backend;
  readonly #media: Media;
  #preferences = $state.raw<Preferences>(INITIAL_PREFERENCES);
  #system = $state.raw() as SystemLook;
  #isLoaded = $state(false);
  #loading: Promise<void> = Promise.resolve();
  /** In this window so far. */
  #changed: Partial<Preferences> = {};
  #error = $state.raw<AppError | undefined>(undefined);

  constructor(backend: Backend, media: Media) {
    this.#backend = backend;
    this.#media = media;
    this.#system = systemLook(media);
  }

  get current(): Preferences {
    return this.#preferences;
  }
  /** Has what was stored been read? Until then the initial preferences hold. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }
  /** The look on screen. */
  get look(): Look {
    return resolveLook(this.#preferences, this.#system);
  }
  get error(): AppError | undefined {
    return this.#error;
  }

  /** Reads what was stored and follows the system's wishes. Returns how to stop. */
  connect(): () => void {
    this.#loading = this.#load();
    return onSystemLook(this.#media, (system) => (this.#system = system));
  }

  async #load(): Promise<void> {
    const stored = await this.#backend.attempt('preferences:get', undefined);
    if (!stored.ok) return;
    this.#preferences = { ...stored.value, ...this.#changed };
    this.#isLoaded = true;
  }

  /** Shown at once, stored once all the others are known; what could not be stored still holds until the window closes. */
  async change(change: Partial<Preferences>): Promise<void> {
    this.#changed = { ...this.#changed, ...change };
    this.#preferences = { ...this.#preferences, ...change };
    await this.#loading;
    const stored = await this.#backend.attempt('preferences:set', this.#preferences);
    this.#error = stored.ok ? undefined : stored.error;
  }

  dismissError(): void {
    this.#error = undefined;
  }
}
