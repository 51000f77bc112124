/**
 * Main's side of training: keeps a training process alive, passes requests to it, and keeps the record of the run from which a
 * reloaded window starts. A crash is an event of the run. Knows no window and no file.
 */
import { appError, failure, type AppError, type Result } from '../../contract/errors';
import type { ExperimentConfig } from '../../contract/experiment';
import type { CommandInput } from '../../contract/ipc/api';
import type { RunEvent } from '../../contract/run-events';
import { isActive, isLegal } from '../../contract/run-status';
import { locale, t } from '../../contract/text/text';
import type {
  RequestInput,
  RequestOutput,
  TrainerRequest,
  TrainerSettings,
} from './protocol/requests';
import { RestartPolicy } from './restart-policy';
import { RunMirror } from './run-mirror';
import { stepPatienceSeconds } from './step-patience';
import { TrainerConnection } from './trainer-connection';
import type { ForkTrainer } from './trainer-process';

export interface HostParts {
  readonly fork: ForkTrainer;
  readonly settings: TrainerSettings;
  /** Called with every batch of events, after the host's own record took it. */
  readonly onEvents: (events: readonly RunEvent[]) => void;
  readonly log: (text: string) => void;
  /** Whether TensorFlow's libraries for GPUs are installed. */
  readonly mayUseGpu?: () => boolean;
}

export class TrainingHost {
  readonly run = new RunMirror();
  readonly #parts: HostParts;
  readonly #policy = new RestartPolicy();
  #connection: TrainerConnection | undefined;
  #lastReason = '';
  /** What was last to be trained, whether or not it has begun. */
  #asked: ExperimentConfig | undefined;
  #isOutdated = false;
  #isOpen = false;

  constructor(parts: HostParts) {
    this.#parts = parts;
  }

  /** Starts the training process, if no request has yet. Not done by itself, so that a window can come first. */
  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#connection = this.#connect();
  }

  /** The next run starts in a new process: what this one was started with holds no longer. The model of the last run stays until then. */
  renewBeforeNextRun(): void {
    this.#isOutdated = true;
  }

  /** Passes a request on. After too many crashes only one that begins or goes on, which is the user's wish for another try, forks again. */
  request<R extends TrainerRequest>(
    request: R,
    input: RequestInput<R>,
  ): Promise<Result<RequestOutput<R>>> {
    this.open();
    const isTraining = request === 'start' || request === 'continue';
    if (request === 'start') this.#asked = (input as RequestInput<'start'>).config;
    if (this.#connection === undefined) {
      if (!isTraining) return Promise.resolve({ ok: false, error: this.#crashError() });
      this.#policy.forgive();
      this.#connection = this.#connect();
    }
    if (isTraining && this.#isOutdated && !isActive(this.run.status)) {
      return this.#renew().then((connection) => connection.ask(request, input));
    }
    return this.#connection.ask(request, input);
  }

  /** Lets the last run go on: a process that has not seen it takes it up from its checkpoint. */
  continueRun(input: CommandInput<'training:continue'>): Promise<Result<undefined>> {
    const { status, config } = this.run;
    if (!isLegal(status, 'continue') || !('runId' in status)) {
      const values = { command: 'continue', phase: status.phase };
      return Promise.resolve(failure('illegalCommand', t('training.illegal', values)));
    }
    const { engine = config?.engine } = input;
    if (config !== undefined && engine !== undefined) this.#asked = { ...config, engine };
    return this.request('continue', { ...input, runId: status.runId });
  }

  async #renew(): Promise<TrainerConnection> {
    this.#isOutdated = false;
    const old = this.#connection;
    this.#connection = this.#connect();
    const connection = this.#connection;
    await old?.close();
    return connection;
  }

  /** Has the training process speak main's language from now on; a new one does so by itself. */
  speak(): void {
    void this.#connection?.ask('speak', { locale: locale() });
  }

  /** Saves a run under way and ends the training process for good. */
  async dispose(): Promise<void> {
    this.#isOpen = true;
    await this.#connection?.close();
    this.#connection = undefined;
  }

  #connect(): TrainerConnection {
    const { fork, log, settings, mayUseGpu = () => false } = this.#parts;
    const connection = new TrainerConnection({
      fork,
      log,
      onEvents: (events) => this.#report(events),
      onCrash: (reason) => this.#crashed(connection, reason),
      patienceSeconds: () => stepPatienceSeconds(this.#asked ?? this.run.config, mayUseGpu()),
    });
    void connection.ask('open', { ...settings, locale: locale() }).then((opened) => {
      if (!opened.ok) log(`training process: ${opened.error.message}`);
    });
    return connection;
  }

  #crashed(connection: TrainerConnection, reason: string): void {
    this.#parts.log(`training process crashed: ${reason}`);
    this.#lastReason = reason;
    this.#policy.crashed(performance.now());
    const error = this.#crashError();
    this.#connection = this.#policy.mayRestart ? this.#connect() : undefined;
    connection.pending.failAll(error);
    const { status, checkpoint } = this.run;
    if (!isActive(status) || !('runId' in status)) return;
    this.#report([{ type: 'runFailed', runId: status.runId, error, checkpoint }]);
  }

  #crashError(): AppError {
    const { status, checkpoint } = this.run;
    const isLost = isActive(status);
    const saved = !isLost ? 'nothing' : checkpoint === undefined ? 'run' : 'checkpoint';
    const values = {
      reason: this.#lastReason,
      count: this.#policy.crashCount,
      saved,
      step: checkpoint?.step ?? 0,
    };
    const message = this.#policy.mayRestart
      ? t('main.trainerCrashed', values)
      : t('main.trainerGaveUp', values);
    return appError('trainerCrashed', message);
  }

  #report(events: readonly RunEvent[]): void {
    this.run.take(events);
    if (events.some((event) => this.#hasLostEngine(event))) this.renewBeforeNextRun();
    this.#parts.onEvents(events);
  }

  /** Nobody knows in which state a native library is that has failed: it is not asked again. */
  #hasLostEngine(event: RunEvent): boolean {
    if (event.type !== 'runFailed') return false;
    const { code } = event.error;
    const isTensorflow = this.run.history?.engine.id === 'tensorflow';
    return code === 'engineFailed' || (code === 'outOfMemory' && isTensorflow);
  }
}
