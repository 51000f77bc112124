/** The engines that are installed apart, as main tells of them. */
import type { Backend } from '../api';
import type { EnginePack, EnginePackId } from '../../contract/engine-packs/packs';
import type { AppError } from '../../contract/errors';

export type PackCommand = 'install' | 'cancel' | 'verify' | 'remove';

export class EnginePacksStore {
  readonly #backend: Backend;
  #packs = $state.raw<readonly EnginePack[]>([]);
  #error = $state.raw<AppError | undefined>(undefined);

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  get packs(): readonly EnginePack[] {
    return this.#packs;
  }
  /** Why main did not take the last command. */
  get error(): AppError | undefined {
    return this.#error;
  }

  /** Asks for all packs and follows their changes. Returns how to stop. */
  connect(): () => void {
    const stop = this.#backend.on('enginePacks:changed', (packs) => {
      this.#packs = packs;
    });
    void this.#load();
    return stop;
  }

  async #load(): Promise<void> {
    const listed = await this.#backend.attempt('enginePacks:list', undefined);
    if (listed.ok) this.#packs = listed.value;
  }

  /** Begins the work or ends it; what comes of it arrives as a change. */
  async command(command: PackCommand, id: EnginePackId): Promise<void> {
    const begun = await this.#backend.attempt(`enginePacks:${command}`, { id });
    this.#error = begun.ok ? undefined : begun.error;
  }
}
