/**
 * The training service: takes commands, says at once whether they are accepted, and reports all that follows as run events. The same
 * in the training process and on the command line; knows neither port nor terminal.
 */
import { join } from 'node:path';
import {
  appError,
  AppFailure,
  failure,
  success,
  type AppError,
  type Result,
} from '../../../contract/errors';
import type { Evaluation } from '../../../contract/evaluation';
import { datasetDefinition } from '../../../contract/datasets/registry';
import { isRow } from '../../../contract/datasets/table';
import {
  experimentProblems,
  type EngineConfig,
  type ExperimentConfig,
} from '../../../contract/experiment';
import type { CommandInput, CommandOutput } from '../../../contract/ipc/api';
import type { RunEvent } from '../../../contract/run-events';
import {
  IDLE,
  isActive,
  isLegal,
  nextStatus,
  type RunCommand,
  type RunStatus,
} from '../../../contract/run-status';
import { sizeOf } from '../../../contract/shapes';
import { t } from '../../../contract/text/text';
import type { RunStand } from '../../../contract/unfinished-run';
import { standardisedInputs } from '../../../engine/data/table-data';
import type { DatasetStore } from './dataset-store';
import type { EngineRoom, Workplace } from './engine-room';
import { Gate } from './gate';
import { isSameEngine, moveRun } from './move-run';
import { Preparation } from './preparation';
import { prepareRun, type Rooms, type RunPlace } from './prepare-run';
import { restoreRun, standOf } from './restore-run';
import type { RunSession } from './run-session';

export interface ServiceParts extends RunPlace {
  readonly datasets: DatasetStore;
  readonly engines: EngineRoom;
  /** Called for every event, in order. */
  readonly report: (event: RunEvent) => void;
  /** For bugs: the error itself, which never reaches the user. */
  readonly onBug: (error: unknown) => void;
}

const MAX_PIXEL = 255;

export class TrainingService {
  readonly #parts: ServiceParts;
  readonly #rooms: Rooms;
  #status: RunStatus = IDLE;
  #session: RunSession | undefined;
  #running: Promise<void> = Promise.resolve();
  /** A start under way, until it is answered. */
  #preparation: Preparation | undefined;

  constructor(parts: ServiceParts) {
    this.#parts = parts;
    this.#rooms = { ...parts, gate: new Gate() };
  }

  get status(): RunStatus {
    return this.#status;
  }

  /** Begins a new run; the last one's model is let go only when the new one stands. */
  async start(config: ExperimentConfig): Promise<Result<{ runId: string }>> {
    const refusal = this.#refusal('start') ?? configError(config);
    if (refusal !== undefined) return { ok: false, error: refusal };
    const report = (event: RunEvent): void => this.#report(event);
    return this.#prepared(async (preparation) => {
      const prepared = await prepareRun(config, this.#rooms, report, preparation);
      if (!prepared.ok) return prepared;
      const { session, workplace, started } = prepared.value;
      await this.#take(session, workplace);
      this.#report(started);
      this.#run(session.train(started.totalEpochs));
      return success({ runId: session.runId });
    });
  }

  /** Before the next batch. */
  pause(): Result<undefined> {
    return this.#command('pause', (session) => session.pause());
  }

  resume(): Result<undefined> {
    // A pause asked for a moment ago may not have been reached yet; it is taken back.
    const command = this.#status.phase === 'training' ? 'pause' : 'resume';
    return this.#command(command, (session) => void session.resume());
  }

  /**
   * Before the next batch; model, history and settings are saved and training can be continued. A start that is still being prepared is
   * given up.
   */
  stop(): Result<undefined> {
    if (this.#preparation !== undefined) {
      this.#preparation.stop();
      return success(undefined);
    }
    return this.#command('stop', (session) => session.stop());
  }

  /**
   * `engine`: what the run goes on with; the state moves along. A run that is not here, or whose engine failed, goes on from its checkpoint on
   * disk (one that could not be saved from here); `runId` names it, else it is the last.
   */
  async continueFor(
    epochs?: number,
    engine?: EngineConfig,
    runId = this.#session?.runId,
  ): Promise<Result<undefined>> {
    const session = this.#session;
    const isHere = session !== undefined && session.runId === runId;
    const refusal = this.#refusal(isHere || runId === undefined ? 'continue' : 'start');
    if (refusal !== undefined) return { ok: false, error: refusal };
    if (runId === undefined) return noModel();
    if (!isHere || isLost(this.#status)) return this.#restore(runId, epochs, engine);
    if (engine === undefined || isSameEngine(engine, session.config.engine)) {
      this.#run(session.continueFor(epochs));
      return success(undefined);
    }
    return this.#prepared(async (preparation) => {
      const moved = await moveRun(session, engine, this.#parts, preparation);
      if (!moved.ok) return moved;
      this.#run(session.continueFor(epochs, moved.value));
      return success(undefined);
    });
  }

  /** Of a saved run; legal at any time. */
  standOf(runId: string): Promise<Result<RunStand>> {
    return standOf(join(this.#parts.runsFolder, runId));
  }

  /** Does what is left of a saved run, from where its checkpoint stands; `engine`: with another than it was started with. */
  async reopen(runId: string, engine?: EngineConfig): Promise<Result<{ runId: string }>> {
    const refusal = this.#refusal('start');
    if (refusal !== undefined) return { ok: false, error: refusal };
    const restored = await this.#restore(runId, undefined, engine);
    return restored.ok ? success({ runId }) : restored;
  }

  /** `epochs`: left out, those that were left to do. */
  #restore(
    runId: string,
    epochs: number | undefined,
    engine: EngineConfig | undefined,
  ): Promise<Result<undefined>> {
    const report = (event: RunEvent): void => this.#report(event);
    return this.#prepared(async (preparation) => {
      const restored = await restoreRun({ runId, engine }, this.#rooms, report, preparation);
      if (!restored.ok) return restored;
      const { session, workplace, history, position } = restored.value;
      const left = epochs ?? history.totalEpochs - position.epoch;
      await this.#take(session, workplace);
      this.#run(session.continueFor(left, workplace.engine.info, history));
      return success(undefined);
    });
  }

  /** Does what a run needs before it can begin or go on; stopped meanwhile, the run stops at once. */
  async #prepared<T>(work: (preparation: Preparation) => Promise<Result<T>>): Promise<Result<T>> {
    const preparation = new Preparation();
    this.#preparation = preparation;
    try {
      const done = await work(preparation);
      if (done.ok && preparation.isStopped()) this.#session?.stop();
      return done;
    } finally {
      this.#preparation = undefined;
    }
  }

  /** Lets the last run's model go, and keeps this one's. */
  async #take(session: RunSession, workplace: Workplace): Promise<void> {
    const last = this.#session;
    this.#session = session;
    await last?.dispose();
    this.#parts.engines.keep(workplace);
  }

  /** The present weights on the test samples; training waits meanwhile. */
  async evaluate(): Promise<Result<Evaluation>> {
    return this.#session?.evaluate() ?? noModel();
  }

  /** Probabilities for one sample given as bytes, by the weights as they are between two batches. */
  async predict({
    pixels,
  }: CommandInput<'training:predict'>): Promise<Result<CommandOutput<'training:predict'>>> {
    if (this.#session === undefined) return noModel();
    const expected = sizeOf(datasetDefinition(this.#session.datasetKind).inputShape);
    if (pixels.length !== expected) {
      const message = t('training.pixelCount', { expected, received: pixels.length });
      return failure('invalidRequest', message);
    }
    const inputs = Float32Array.from(pixels, (pixel) => pixel / MAX_PIXEL);
    const { outputs, step } = await this.#session.predict(inputs);
    return success({ probabilities: Array.from(outputs), step });
  }

  /** What is predicted for one row of a table, given in the data's own units. */
  async predictRow({
    values,
  }: CommandInput<'training:predictRow'>): Promise<Result<CommandOutput<'training:predictRow'>>> {
    const session = this.#session;
    if (session === undefined) return noModel();
    const dataset = await this.#parts.datasets.load(session.datasetKind);
    if (!dataset.ok) return dataset;
    const columns = datasetDefinition(session.datasetKind).table?.columns ?? [];
    const { table } = dataset.value;
    if (table === undefined || !isRow(columns, values)) {
      return failure('invalidRequest', t('training.rowValues', { expected: columns.length }));
    }
    const inputs = standardisedInputs(columns, table.standardisation, values);
    const { outputs, step } = await session.predict(Float32Array.from(inputs));
    return success({ outputs: Array.from(outputs), step });
  }

  /** Resolves when no run is under way any more; at once when none is. A paused run stays under way. */
  whenIdle(): Promise<void> {
    return this.#running;
  }

  /** Stops and saves a run under way, then lets model, samples and engine go. */
  async dispose(): Promise<void> {
    this.#preparation?.stop();
    this.#session?.stop();
    await this.#running;
    const last = this.#session;
    this.#session = undefined;
    await last?.dispose();
    this.#parts.engines.dispose();
  }

  #command(command: RunCommand, act: (session: RunSession) => void): Result<undefined> {
    const refusal = this.#refusal(command);
    if (refusal !== undefined) return { ok: false, error: refusal };
    if (this.#session === undefined) return noModel();
    act(this.#session);
    return success(undefined);
  }

  #refusal(command: RunCommand): AppError | undefined {
    if (this.#preparation !== undefined) return appError('illegalCommand', t('training.busy'));
    if (isLegal(this.#status, command)) return undefined;
    const values = { command, phase: this.#status.phase };
    return appError('illegalCommand', t('training.illegal', values));
  }

  /** Follows a training to its end; what it throws ends the run, and is a bug unless it is known (an engine that fails in the evaluation). */
  #run(training: Promise<void>): void {
    this.#running = training.catch((error: unknown) => {
      const isKnown = error instanceof AppFailure;
      if (!isKnown) this.#parts.onBug(error);
      const session = this.#session;
      if (!isActive(this.#status) || session === undefined) return;
      const failed = isKnown ? error.error : appError('unexpected', t('training.failedInside'));
      const { runId, checkpoint } = session;
      this.#report({ type: 'runFailed', runId, error: failed, checkpoint });
    });
  }

  #report(event: RunEvent): void {
    this.#status = nextStatus(this.#status, event);
    this.#parts.report(event);
  }
}

function configError(config: ExperimentConfig): AppError | undefined {
  const [problem] = experimentProblems(config);
  if (problem === undefined) return undefined;
  return appError('invalidConfig', problem.message, problem.path.join('.'));
}

/** Can the model here not be gone on with? One that could not be saved can. */
function isLost(status: RunStatus): boolean {
  return status.phase === 'failed' && status.error.code !== 'notWritable';
}

function noModel(): Result<never> {
  return failure('noModel', t('training.noModel'));
}
