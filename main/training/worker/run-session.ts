/**
 * One run: drives the training loop over a model, turns what it reports into run events, saves at every epoch and at the ends.
 * Knows no process and no command's legality; the service owns it.
 */
import type { DatasetKind } from '../../../contract/datasets/registry';
import { AppFailure, type AppError, type Result } from '../../../contract/errors';
import type { Evaluation } from '../../../contract/evaluation';
import type { EngineInfo } from '../../../contract/engine-info';
import type { ExperimentConfig } from '../../../contract/experiment';
import type { History } from '../../../contract/history';
import type { Checkpoint, RunEvent, RunEventOf } from '../../../contract/run-events';
import type { Model, ModelState } from '../../../engine/engine';
import { evaluate, evaluateUnless } from '../../../engine/evaluate';
import { readState } from '../../../engine/read-state';
import { TrainingControl } from '../../../engine/training-control';
import { trainModel, type TrainingEvent } from '../../../engine/training-loop';
import type { TrainingPosition } from '../../../engine/training-progress';
import { withEngine, type RunEnvironment } from '../../runs/run-environment';
import type { RunRecord } from '../../runs/run-folder';
import { breathing } from '../../runs/pieces';
import { weightsSha256InPieces } from '../../runs/weights-hash';
import { freeHost, gatedHost, holdersHost, type Gate } from './gate';
import { predictInTurn, type Prediction } from './predict-in-turn';
import { RunHistory } from './run-history';
import type { RunParts } from './run-parts';

type SavedRun = Pick<RunRecord, 'history' | 'model'>;

export class RunSession {
  readonly runId: string;
  #parts: RunParts;
  readonly #report: (event: RunEvent) => void;
  readonly #gate: Gate;
  readonly #history: RunHistory;
  #control = new TrainingControl();
  #environment: RunEnvironment;
  #position: TrainingPosition;
  #stepCount: number;
  #checkpoint: Checkpoint | undefined;
  /** What the environment's file waits for. */
  #recording: Promise<unknown> = Promise.resolve();

  constructor(parts: RunParts, report: (event: RunEvent) => void) {
    this.#parts = parts;
    this.#report = report;
    this.#gate = parts.gate;
    this.#history = new RunHistory(parts.history);
    this.#environment = parts.environment;
    this.#position = parts.position;
    this.#stepCount = parts.history.steps.stepCount;
    if (this.#stepCount > 0) this.#checkpoint = this.#here;
    this.runId = parts.runId;
  }

  /** Optimizer steps reported so far. */
  get stepCount(): number {
    return this.#stepCount;
  }

  /** What of it is on disk. */
  get checkpoint(): Checkpoint | undefined {
    return this.#checkpoint;
  }

  get model(): Model {
    return this.#parts.model;
  }

  get datasetKind(): DatasetKind {
    return this.#parts.config.dataset.kind;
  }

  /** Trains from the present position until the event that ends it has been reported. */
  async train(totalEpochs: number): Promise<void> {
    const { model, training: samples, config } = this.#parts;
    const control = (this.#control = new TrainingControl());
    const plan = {
      model,
      samples,
      training: config.training,
      learningRate: config.optimizer.learningRate,
      schedule: config.schedule,
      totalEpochs,
      position: this.#position,
    };
    for await (const event of trainModel(plan, control, gatedHost(this.#gate))) {
      await this.#take(event);
    }
  }

  /**
   * Goes on for more epochs, counted from the last completed one, or to where it was to end. `engine`: when it is another than before; `known`: the
   * history, when what others have of the run is not what it goes on from.
   */
  continueFor(epochs?: number, engine?: EngineInfo, known?: History): Promise<void> {
    const { epoch } = this.#position;
    const planned = Math.max(epoch, this.history.totalEpochs);
    const totalEpochs = epochs === undefined ? planned : epoch + epochs;
    const history = known as RunEventOf<'runContinued'>['history'];
    const { runId } = this;
    const isNews = engine !== undefined || history !== undefined;
    const config = isNews ? this.config : undefined;
    this.#emit({ type: 'runContinued', runId, totalEpochs, engine, history, config });
    if (engine !== undefined) {
      this.#environment = withEngine(this.#environment, engine, this.#stepCount);
    }
    // Cut off before its next checkpoint, it must still know how far it was to go, and on what.
    this.#recording = this.#parts.saver.save({
      experiment: this.config,
      environment: this.#environment,
      history: this.#history.current(),
    });
    return this.train(totalEpochs);
  }

  /** What has been trained so far. */
  get history(): History {
    return this.#history.current();
  }

  /** What is trained, and with which engine settings. */
  get config(): ExperimentConfig {
    return this.#parts.config;
  }

  /** Takes another engine's model, which has this one's state already, in the place of its own. */
  async moveTo(parts: Pick<RunParts, 'config' | 'model' | 'training' | 'test'>): Promise<void> {
    await this.#gate.hold(() => {
      this.model.dispose();
      this.#parts = { ...this.#parts, ...parts };
    });
  }

  pause(): void {
    this.#control.pause();
    this.#gate.wake();
  }

  async resume(): Promise<void> {
    const control = this.#control;
    await this.#gate.whenOpen();
    control.resume();
  }

  stop(): void {
    this.#control.stop();
    this.#gate.wake();
  }

  /** Evaluates the present weights on the test samples; training waits meanwhile, but pauses and stops at once. */
  evaluate(): Promise<Result<Evaluation>> {
    return this.#gate.hold(() => {
      const { model, test, config } = this.#parts;
      return evaluate(model, test, holdersHost(this.#gate), config.metrics);
    });
  }

  /** Outputs for one sample by the weights as they are, and after how many steps; not amid a batch. */
  predict(inputs: Float32Array): Promise<Prediction> {
    return predictInTurn(() => this.model, inputs, this.#gate);
  }

  /** Lets the model go, after an evaluation or a prediction that is still under way. */
  async dispose(): Promise<void> {
    await this.#gate.hold(() => this.model.dispose());
  }

  async #take(event: TrainingEvent): Promise<void> {
    const { runId } = this;
    if ('position' in event) this.#position = event.position;
    switch (event.type) {
      case 'stepsEnded':
        this.#stepCount = event.report.firstStep + event.report.loss.length;
        this.#emit({ runId, ...event.report });
        if (this.#parts.saver.isOverdue) await this.#offer(() => this.#isInterrupted);
        break;
      case 'epochEnded':
        this.#emit({ runId, ...event.report });
        await this.#offer(() => this.#isInterrupted);
        break;
      case 'paused':
        this.#emit({ type: 'runPaused', runId });
        await this.#offer(() => !this.#control.isPaused);
        break;
      case 'resumed':
        this.#emit({ type: 'runResumed', runId });
        break;
      case 'stopped':
      case 'finished':
      case 'failed':
        this.#emit(await this.#end(event));
    }
  }

  get #here(): Checkpoint {
    return { epoch: this.#position.epoch, step: this.#stepCount };
  }

  get #isInterrupted(): boolean {
    return this.#control.isPaused || this.#control.isStopped;
  }

  /** Something else may be more urgent than a copy of a large model: then it is left to the next occasion. */
  #offer(isInterrupted: () => boolean): Promise<void> {
    const { runId } = this;
    const checkpoint = this.#here;
    const onSaved = (): void => {
      this.#checkpoint = checkpoint;
      this.#emit({ type: 'runSaved', runId, checkpoint });
    };
    return this.#parts.saver.offer(async () => {
      const state = await readState(this.model, freeHost, isInterrupted);
      return state && this.#recordOf(state);
    }, onSaved);
  }

  /** Saves what a training ended with; the event that tells of it. */
  async #end(
    event: Extract<TrainingEvent, { type: 'stopped' | 'finished' | 'failed' }>,
  ): Promise<RunEvent> {
    await this.#recording;
    if (event.type === 'failed') return this.#failed(event.error);
    return event.type === 'finished' ? this.#finish() : this.#stopped();
  }

  async #failed(error: AppError): Promise<RunEvent> {
    const rest = await this.#rest(error);
    const saved = await this.#parts.saver.save(rest);
    if (saved.ok && rest.model !== undefined) this.#checkpoint = this.#here;
    return { type: 'runFailed', runId: this.runId, error, checkpoint: this.#checkpoint };
  }

  async #stopped(): Promise<RunEvent> {
    const { runId } = this;
    const { saver } = this.#parts;
    const saved = await saver.save(await this.#record());
    if (!saved.ok) return { type: 'runFailed', runId, error: saved.error };
    return { type: 'runStopped', runId, folder: saver.folder };
  }

  /** Stopped amid its evaluation, a run ends as one that was stopped after its last epoch. */
  async #finish(): Promise<RunEvent> {
    const { runId } = this;
    const { saver } = this.#parts;
    const evaluated = await this.#evaluateAtEnd();
    if (evaluated === undefined) return this.#stopped();
    if (!evaluated.ok) return this.#failed(evaluated.error);
    const evaluation = evaluated.value;
    const record = await this.#record();
    const hash = await breathing(weightsSha256InPieces(record.model.weights));
    const saved = await saver.save({
      evaluation: { ...evaluation, weightsSha256: hash },
      ...record,
    });
    if (!saved.ok) return { type: 'runFailed', runId, error: saved.error };
    return { type: 'runFinished', runId, folder: saver.folder, evaluation, weightsSha256: hash };
  }

  /** Undefined when it was stopped. */
  async #evaluateAtEnd(): Promise<Result<Evaluation> | undefined> {
    const { test, config } = this.#parts;
    const control = this.#control;
    const host = holdersHost(this.#gate);
    try {
      return await this.#gate.hold(() =>
        evaluateUnless(() => control.isStopped, this.model, test, host, config.metrics),
      );
    } catch (failed) {
      if (!(failed instanceof AppFailure)) throw failed;
      return { ok: false, error: failed.error };
    }
  }

  /** What is left to save of a run that failed: the model too, unless it is of no use or can no longer be read. */
  async #rest(error: AppError): Promise<Partial<RunRecord>> {
    const history = this.#history.current();
    if (error.code === 'diverged') return { history };
    try {
      return await this.#record();
    } catch (failed) {
      if (!(failed instanceof AppFailure)) throw failed;
      return { history };
    }
  }

  /** History and model at this moment; both are copies. */
  async #record(): Promise<SavedRun> {
    const state = await readState(this.model, freeHost);
    return this.#recordOf(state ?? this.model.getState());
  }

  #recordOf(state: ModelState): SavedRun {
    return { history: this.#history.current(), model: { ...state, position: this.#position } };
  }

  #emit(event: RunEvent): void {
    this.#history.add(event);
    this.#report(event);
  }
}
