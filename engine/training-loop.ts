/**
 * The training loop, the same for every engine: epochs of shuffled batches, running averages as Keras prints them, validation, pause and
 * stop within a moment: before the next batch, or by leaving one that takes long undone. It reports by yielding; it knows no process, no file and no run id.
 *
 *     for await (const event of trainModel(plan, control, host)) report(event);
 *
 * Between two yields, and while the consumer holds an event, the model is at the position reported: its state may be saved then.
 */
import { appError, AppFailure, type AppError } from '../contract/errors';
import { t } from '../contract/text/text';
import { EpochRunner, type EpochPlan, type EpochReport, type StepsReport } from './epoch-runner';
import type { MeanScores } from './evaluate';
import type { LoopHost } from './loop-host';
import type { TrainingControl } from './training-control';
import { TrainingProgress, type TrainingPosition } from './training-progress';

export interface TrainingPlan extends EpochPlan {
  /** The epoch after which training has finished; greater than `training.epochs` when it was continued. */
  readonly totalEpochs: number;
  /** Where to begin: TRAINING_START, or the position that was saved together with the model's state. */
  readonly position: TrainingPosition;
}

export type TrainingEvent =
  /** Steps of about `BREATH_INTERVAL_MS`; to be merged before they are sent anywhere. */
  | {
      readonly type: 'stepsEnded';
      readonly report: StepsReport;
      readonly position: TrainingPosition;
    }
  | {
      readonly type: 'epochEnded';
      readonly report: EpochReport;
      readonly position: TrainingPosition;
    }
  | { readonly type: 'paused'; readonly position: TrainingPosition }
  | { readonly type: 'resumed' }
  | { readonly type: 'stopped'; readonly position: TrainingPosition }
  | { readonly type: 'finished'; readonly position: TrainingPosition }
  /** After `diverged` the weights are of no use. */
  | { readonly type: 'failed'; readonly error: AppError; readonly position: TrainingPosition };

/**
 * Trains until finished, stopped or failed; that event is the last. A failure that the user can mend, thrown by the engine as an
 * AppFailure (memory that runs out in the midst of a run), becomes `failed`; all else is thrown.
 */
export async function* trainModel(
  plan: TrainingPlan,
  control: TrainingControl,
  host: LoopHost,
): AsyncGenerator<TrainingEvent, void, void> {
  const progress = new TrainingProgress(plan.position, () => host.now());
  try {
    yield* trainEpochs(plan, progress, control, host);
  } catch (failed) {
    if (!(failed instanceof AppFailure)) throw failed;
    yield { type: 'failed', error: failed.error, position: progress.position() };
  }
}

async function* trainEpochs(
  plan: TrainingPlan,
  progress: TrainingProgress,
  control: TrainingControl,
  host: LoopHost,
): AsyncGenerator<TrainingEvent, void, void> {
  const epoch = new EpochRunner(plan, progress, host);
  const isInterrupted = (): boolean => control.isPaused || control.isStopped;
  while (progress.epoch < plan.totalEpochs) {
    epoch.begin();
    let validation: MeanScores | undefined;
    do {
      while (!epoch.isDone) {
        if (yield* obey(control, progress)) return;
        const report = await epoch.trainSlice(isInterrupted);
        if (report.loss.length > 0) {
          yield { type: 'stepsEnded', report, position: progress.position() };
        }
        if (epoch.hasDiverged) throw diverged(progress, epoch.stepsPerEpoch);
        await host.breathe();
      }
      if (!epoch.hasValidation) break;
      validation = await epoch.validate(isInterrupted);
      // Begun anew after a pause.
      if (validation === undefined && (yield* obey(control, progress))) return;
    } while (validation === undefined);
    if (validation !== undefined && !Number.isFinite(validation.loss)) {
      throw diverged(progress, epoch.stepsPerEpoch);
    }
    const report = epoch.end(validation);
    yield { type: 'epochEnded', report, position: progress.position() };
  }
  yield { type: 'finished', position: progress.position() };
}

/** Pauses or stops where that is wished; whether it was to stop. */
async function* obey(
  control: TrainingControl,
  progress: TrainingProgress,
): AsyncGenerator<TrainingEvent, boolean, void> {
  if (control.isPaused) {
    yield { type: 'paused', position: progress.position() };
    await control.whenNotPaused();
    progress.restartClock();
    if (!control.isStopped) yield { type: 'resumed' };
  }
  if (!control.isStopped) return false;
  yield { type: 'stopped', position: progress.position() };
  return true;
}

function diverged(progress: TrainingProgress, stepsPerEpoch: number): AppFailure {
  const step = progress.epoch * stepsPerEpoch + progress.step;
  const message = t('training.diverged', { step: step + 1, epoch: progress.epoch + 1 });
  return new AppFailure(appError('diverged', message, `step ${step}`));
}
