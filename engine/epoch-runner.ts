/** The work of one epoch over any engine: its order of samples, its batches and its validation. Knows neither pause nor stop. */
import { AppFailure } from '../contract/errors';
import { splitCounts, type TrainingConfig } from '../contract/experiment';
import type { RunEventOf } from '../contract/run-events';
import { learningRateAt, type ScheduleConfig } from '../contract/schedules/registry';
import type { BatchResult, Model } from './engine';
import { evaluateRange, type MeanScores } from './evaluate';
import { doInPieces } from './in-pieces';
import type { LoadedSamples } from './loaded-samples';
import { BREATH_INTERVAL_MS, type LoopHost } from './loop-host';
import { runningMetricSum } from './metrics/running-metric';
import { runningScores, runningSeries } from './metrics/running-scores';
import { permutation } from './random';
import type { TrainingProgress } from './training-progress';

export interface EpochPlan {
  readonly model: Model;
  /** All training samples; the last part is held back for validation by `training.validationSplit`. */
  readonly samples: LoadedSamples;
  readonly training: TrainingConfig;
  /** The optimizer's own, which the schedule begins from. */
  readonly learningRate: number;
  readonly schedule: ScheduleConfig;
}

export type StepsReport = Omit<RunEventOf<'stepsEnded'>, 'runId'>;
export type EpochReport = Omit<RunEventOf<'epochEnded'>, 'runId'>;

/** The work of one epoch, in slices short enough to breathe in between. */
export class EpochRunner {
  readonly stepsPerEpoch: number;
  hasDiverged = false;
  readonly #plan: EpochPlan;
  readonly #progress: TrainingProgress;
  readonly #host: LoopHost;
  readonly #trainingCount: number;
  #order = new Uint32Array(0);
  #failure: AppFailure | undefined;

  constructor(plan: EpochPlan, progress: TrainingProgress, host: LoopHost) {
    this.#plan = plan;
    this.#progress = progress;
    this.#host = host;
    this.#trainingCount = splitCounts(plan, plan.samples.set.count).trainingCount;
    this.stepsPerEpoch = Math.ceil(this.#trainingCount / plan.training.batchSize);
  }

  get isDone(): boolean {
    return this.#progress.step >= this.stepsPerEpoch;
  }

  begin(): void {
    const { seed, shuffle } = this.#plan.training;
    this.#order = shuffle
      ? permutation(seed, this.#progress.epoch, this.#trainingCount)
      : Uint32Array.from({ length: this.#trainingCount }, (_, index) => index);
  }

  /**
   * Trains batches for about `BREATH_INTERVAL_MS`, at least one, at most to the epoch's end or to a loss that is no number. A batch that
   * takes longer breathes, and is left undone when `isInterrupted` then.
   */
  async trainSlice(isInterrupted: () => boolean): Promise<StepsReport> {
    const progress = this.#progress;
    const firstStep = this.#stepsDone();
    const loss: number[] = [];
    const metric: number[] = [];
    const until = this.#host.now() + BREATH_INTERVAL_MS;
    let sampleCount = 0;
    const take = ({ lossSum, count }: BatchResult, metricSum: number): void => {
      if (!Number.isFinite(lossSum)) {
        this.hasDiverged = true;
        return;
      }
      progress.addStep(lossSum, metricSum, count);
      loss.push(lossSum / count);
      metric.push(metricSum / count);
      sampleCount += count;
    };
    if (this.#failure !== undefined) throw this.#failure;
    do {
      try {
        const step = this.#trainStep(take, isInterrupted);
        // What is done at once is not waited for.
        if (step !== true && !(await step)) break;
      } catch (failed) {
        // The steps before it are reported first.
        if (!(failed instanceof AppFailure) || loss.length === 0) throw failed;
        this.#failure = failed;
        break;
      }
    } while (!this.hasDiverged && !this.isDone && this.#host.now() < until);
    progress.measureSpeed(sampleCount, progress.tick());
    const { epochLoss, samplesPerSecond, elapsedSeconds } = progress;
    const { kind } = this.#plan.samples.targets;
    const epoch = runningScores(kind, progress.epochMetric);
    return {
      type: 'stepsEnded',
      epoch: progress.epoch + 1,
      firstStep,
      loss,
      ...runningSeries(kind, metric),
      epochLoss,
      epochAccuracy: epoch.accuracy,
      ...(epoch.metrics && { epochMetrics: epoch.metrics }),
      samplesPerSecond,
      elapsedSeconds,
    };
  }

  /** Optimizer steps of the whole run so far. */
  #stepsDone(): number {
    return this.#progress.epoch * this.stepsPerEpoch + this.#progress.step;
  }

  /** Of the step that comes next. */
  #learningRate(): number {
    const { schedule, learningRate } = this.#plan;
    return learningRateAt(schedule, learningRate, this.#stepsDone());
  }

  #trainStep(
    take: (result: BatchResult, metricSum: number) => void,
    isInterrupted: () => boolean,
  ): boolean | Promise<boolean> {
    const { model, samples, training } = this.#plan;
    const order = this.#order;
    const start = this.#progress.step * training.batchSize;
    const count = Math.min(training.batchSize, this.#trainingCount - start);
    const work = model.trainBatchInPieces(samples.set, order, start, count, this.#learningRate());
    const counted = (result: BatchResult): void => {
      take(result, runningMetricSum(result.outputs, samples.targets, order, start, count));
    };
    return doInPieces(work, counted, this.#host, isInterrupted);
  }

  /** Are there samples held back? */
  get hasValidation(): boolean {
    return this.#trainingCount < this.#plan.samples.set.count;
  }

  /** Scores on the samples held back; undefined when interrupted. */
  async validate(isInterrupted: () => boolean): Promise<MeanScores | undefined> {
    const { model, samples } = this.#plan;
    const range = { first: this.#trainingCount, last: samples.set.count };
    return evaluateRange(model, samples, range, this.#host, { isInterrupted });
  }

  end(validation: MeanScores | undefined): EpochReport {
    const progress = this.#progress;
    progress.tick();
    const { kind } = this.#plan.samples.targets;
    const held = validation && runningScores(kind, validation.metric);
    const report = {
      type: 'epochEnded' as const,
      epoch: progress.epoch + 1,
      seconds: progress.epochSeconds,
      loss: progress.epochLoss,
      ...runningScores(kind, progress.epochMetric),
      validationLoss: validation?.loss ?? null,
      validationAccuracy: held?.accuracy ?? null,
      ...(held?.metrics && { validationMetrics: held.metrics }),
      // As Keras logs it: the rate that the next step would have.
      learningRate: this.#learningRate(),
    };
    progress.endEpoch();
    return report;
  }
}
