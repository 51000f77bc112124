/**
 * The run under way or ended last: its status, history and frozen experiment, and the commands legal in it. Fed by a snapshot on
 * load and by events after it. Knows nothing of forms and charts.
 */
import type { Backend } from '../api';
import { failure, type AppError, type Result } from '../../contract/errors';
import type { EngineConfig, ExperimentConfig } from '../../contract/experiment';
import type { History } from '../../contract/history';
import type { CommandInput, CommandOutput } from '../../contract/ipc/api';
import type { CommandName } from '../../contract/ipc/channels';
import type { RunEvent } from '../../contract/run-events';
import { isActive, isLegal, type RunCommand, type RunStatus } from '../../contract/run-status';
import { t } from '../../contract/text/text';
import { foldEvents, NO_RUN, snapshotState, type RunState } from './run-fold';

/** Told of every batch of events once it is folded in, with the state before and after it. */
export type RunListener = (events: readonly RunEvent[], before: RunState, after: RunState) => void;

export class RunStore {
  readonly #backend: Backend;
  readonly #listeners = new Set<RunListener>();
  #state = $state.raw<RunState>(NO_RUN);
  /** The command that was sent and whose effect has not arrived yet. */
  #pending = $state.raw<RunCommand | undefined>(undefined);
  #error = $state.raw<AppError | undefined>(undefined);
  /** Events that came before the snapshot's answer; undefined once it is there. */
  #early: RunEvent[] | undefined = [];

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  get status(): RunStatus {
    return this.#state.status;
  }
  get history(): History | undefined {
    return this.#state.history;
  }
  get config(): ExperimentConfig | undefined {
    return this.#state.config;
  }
  get pending(): RunCommand | undefined {
    return this.#pending;
  }
  get error(): AppError | undefined {
    return this.#error;
  }
  get isActive(): boolean {
    return isActive(this.#state.status);
  }
  /** Has a start been asked for that has not begun? */
  get isStarting(): boolean {
    return this.#pending === 'start';
  }
  /** Is there a model that can predict and be evaluated? */
  get hasModel(): boolean {
    return this.#state.status.phase !== 'idle' && (this.history?.steps.stepCount ?? 0) > 0;
  }
  /** Changes whenever the model learnt, so that what shows its predictions can ask again. */
  get revision(): number {
    const { history } = this.#state;
    return history === undefined ? 0 : history.startedAt + history.steps.stepCount;
  }

  can(command: RunCommand): boolean {
    return this.#pending === undefined && isLegal(this.#state.status, command);
  }

  /** Subscribes first and asks for the snapshot then, so that no event falls between. Returns how to stop. */
  connect(): () => void {
    const stop = this.#backend.on('training:events', (events) => {
      if (this.#early !== undefined) this.#early.push(...events);
      else this.#fold(events);
    });
    void this.#load();
    return stop;
  }

  async #load(): Promise<void> {
    const snapshot = await this.#backend.attempt('training:snapshot', undefined);
    if (snapshot.ok) this.#state = snapshotState(snapshot.value);
    else this.#error = snapshot.error;
    const early = this.#early ?? [];
    this.#early = undefined;
    this.#fold(early);
  }

  #fold(events: readonly RunEvent[]): void {
    if (events.length === 0) return;
    const before = this.#state;
    this.#state = foldEvents(before, events);
    if (before.status !== this.status) this.#statusChanged();
    for (const listener of this.#listeners) listener(events, before, this.#state);
  }

  #statusChanged(): void {
    this.#pending = undefined;
    if (this.status.phase === 'failed') this.#error = this.status.error;
  }

  /** Returns how to stop listening. */
  listen(listener: RunListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  start(config: ExperimentConfig): Promise<boolean> {
    return this.#send('start', 'training:start', { config });
  }
  /** Goes on with the run that the last start of the app left in the midst. */
  reopen(engine: EngineConfig): Promise<boolean> {
    return this.#send('start', 'training:reopen', { engine: { ...engine } });
  }
  pause(): Promise<boolean> {
    return this.#send('pause', 'training:pause', undefined);
  }
  resume(): Promise<boolean> {
    return this.#send('resume', 'training:resume', undefined);
  }
  /** Also gives up a start that is still being prepared; that is no error then. */
  async stop(): Promise<boolean> {
    if (this.isStarting) return (await this.#backend.attempt('training:stop', undefined)).ok;
    return this.#send('stop', 'training:stop', undefined);
  }
  /** With `engine`, which need not be the one that the run has been on. */
  continueFor(epochs: number | undefined, engine: EngineConfig): Promise<boolean> {
    return this.#send('continue', 'training:continue', { epochs, engine: { ...engine } });
  }

  /**
   * Sends a command if it is legal now. False: it was not, or it was refused (then `error` says why). An accepted command stays
   * pending until its effect arrives as an event.
   */
  async #send<C extends CommandName>(
    command: RunCommand,
    channel: C,
    input: CommandInput<C>,
  ): Promise<boolean> {
    if (!this.can(command)) return false;
    this.#pending = command;
    this.#error = undefined;
    const result = await this.#backend.attempt(channel, input);
    if (!result.ok) {
      this.#pending = undefined;
      if (result.error.code !== 'startStopped') this.#error = result.error;
    }
    return result.ok;
  }

  dismissError(): void {
    this.#error = undefined;
  }

  /** The probabilities the present weights give one sample (values 0..255 a pixel). */
  async predict(pixels: Uint8Array): Promise<Result<CommandOutput<'training:predict'>>> {
    if (!this.hasModel) return failure('noModel', t('run.noModel'));
    return this.#backend.attempt('training:predict', { pixels: new Uint8Array(pixels) });
  }

  /** What the present weights predict for one row of a table, given in the data's own units. */
  async predictRow(
    values: readonly number[],
  ): Promise<Result<CommandOutput<'training:predictRow'>>> {
    if (!this.hasModel) return failure('noModel', t('run.noModel'));
    return this.#backend.attempt('training:predictRow', { values: [...values] });
  }

  evaluate(): Promise<Result<CommandOutput<'training:evaluate'>>> {
    return this.#backend.attempt('training:evaluate', undefined);
  }
}
