/**
 * Remembers which run is under way, so that the next start can offer to go on with it: after a pause by closing, a crash or a power cut.
 * What is in the run's folder the training process reads.
 */
import * as v from 'valibot';
import { failure, success, type Result } from '../contract/errors';
import type { CommandInput } from '../contract/ipc/api';
import { runIdSchema } from '../contract/run-events';
import { isActive, type RunStatus } from '../contract/run-status';
import { t } from '../contract/text/text';
import { unfinishedReasonSchema, type UnfinishedRun } from '../contract/unfinished-run';
import type { Log } from './log';
import { StoredJson } from './stored-json';
import type { TrainingHost } from './training/host';

const keptSchema = v.strictObject({
  run: v.nullable(v.strictObject({ runId: runIdSchema, reason: unfinishedReasonSchema })),
});
type Kept = v.InferOutput<typeof keptSchema>;

export class UnfinishedRunDesk {
  readonly #file: StoredJson<Kept>;
  readonly #host: Pick<TrainingHost, 'request'>;
  readonly #log: Log;
  /** Left by the last start and neither gone on with nor dismissed. */
  #offered: Kept['run'];
  #underWay: string | undefined;
  #isLeaving = false;

  constructor(path: string, host: Pick<TrainingHost, 'request'>, log: Log) {
    this.#file = new StoredJson(path, keptSchema, log);
    this.#host = host;
    this.#log = log;
    this.#offered = this.#file.read()?.run ?? null;
  }

  /** Told of every change of phase. Until the run ends well, a start after this one finds it. */
  follow(status: RunStatus): void {
    if (status.phase === 'idle') return;
    if (isActive(status)) {
      if (this.#isLeaving || this.#underWay === status.runId) return;
      this.#underWay = status.runId;
      this.#offered = null;
      this.#file.write({ run: { runId: status.runId, reason: 'cutOff' } });
    } else {
      this.#underWay = undefined;
      if (!this.#isWorthGoingOn(status)) this.#file.write({ run: null });
    }
  }

  /**
   * A failure of the engine, of the process or of the disk is none of the training's: its last checkpoint is good. And what is stopped at
   * the app's end was stopped by it; a run may still finish then.
   */
  #isWorthGoingOn(status: RunStatus): boolean {
    if (status.phase === 'stopped') return this.#isLeaving;
    return status.phase === 'failed' && status.error.code !== 'diverged';
  }

  /** The app ends: a run that is stopped from now on is one to go on with. */
  leave(): void {
    this.#isLeaving = true;
    if (this.#underWay === undefined) return;
    this.#file.write({ run: { runId: this.#underWay, reason: 'closed' } });
  }

  /** Null when there is none, or none that got as far as a checkpoint. */
  async offer(): Promise<Result<UnfinishedRun | null>> {
    const offered = this.#offered;
    if (offered === null) return success(null);
    const stand = await this.#host.request('storedRun', { runId: offered.runId });
    if (stand.ok) return success({ ...stand.value, reason: offered.reason });
    this.#log(`run ${offered.runId} cannot go on: ${stand.error.detail ?? stand.error.message}`);
    if (stand.error.code === 'runDamaged' || stand.error.code === 'noModel') this.dismiss();
    return success(null);
  }

  reopen({ engine }: CommandInput<'training:reopen'>): Promise<Result<{ runId: string }>> {
    if (this.#offered === null) {
      return Promise.resolve(failure('noModel', t('reopen.none')));
    }
    return this.#host.request('reopen', { runId: this.#offered.runId, engine });
  }

  dismiss(): void {
    if (this.#offered === null) return;
    this.#offered = null;
    this.#file.write({ run: null });
  }

  settled(): Promise<void> {
    return this.#file.settled();
  }
}
