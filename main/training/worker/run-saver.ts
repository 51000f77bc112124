/** Saves a run while it trains: one write after another, and between the ends at most one a second. */
import { success, type Result } from '../../../contract/errors';
import { saveRun, type RunRecord } from '../../runs/run-folder';

const MIN_INTERVAL_MS = 1000;
/** Amid an epoch: long enough to cost little, short enough to lose little. */
const LONG_MS = 10_000;
/** Saving may take up one part in so many of the time. */
const MOST_SHARE = 50;

/** What is written when a run begins or goes on, and not at every checkpoint. */
type Settings = Pick<RunRecord, 'experiment' | 'environment'>;

export class RunSaver {
  readonly folder: string;
  #settings: Settings;
  #writing: Promise<Result<void>> = Promise.resolve(success(undefined));
  #isWriting = false;
  #lastSavedMs = Number.NEGATIVE_INFINITY;
  #lastTookMs = 0;
  readonly #begunMs = performance.now();

  /** `settings`: what the folder has of them. */
  constructor(folder: string, settings: Settings) {
    this.folder = folder;
    this.#settings = settings;
  }

  /**
   * Begins to save unless that was done a moment ago or is still being done; `parts` is asked for only then. Resolves when it has given
   * them, or given up (undefined), so that training may go on. A failure is kept quiet: the end of the run saves again and tells.
   * `onSaved`: when it is on disk.
   */
  async offer(
    parts: () => Promise<Partial<RunRecord> | undefined>,
    onSaved: () => void,
  ): Promise<void> {
    const now = performance.now();
    if (this.#isWriting || now - this.#lastSavedMs < MIN_INTERVAL_MS) return;
    const given = await parts();
    if (given === undefined) return;
    this.#lastSavedMs = now;
    void this.#write(given).then((saved) => {
      this.#lastTookMs = performance.now() - now;
      if (saved.ok) onSaved();
    });
  }

  /** Was the last offer, or the beginning, so long ago that a checkpoint amid an epoch is worth its time? */
  get isOverdue(): boolean {
    const waited = performance.now() - Math.max(this.#lastSavedMs, this.#begunMs);
    return !this.#isWriting && waited >= Math.max(LONG_MS, MOST_SHARE * this.#lastTookMs);
  }

  /** Saves for certain, after what is being written. */
  async save(parts: Partial<RunRecord>): Promise<Result<void>> {
    await this.#writing;
    return this.#write(parts);
  }

  #write(parts: Partial<RunRecord>): Promise<Result<void>> {
    const { experiment, environment } = { ...this.#settings, ...parts };
    this.#settings = { experiment, environment };
    this.#isWriting = true;
    this.#writing = saveRun(this.folder, parts, 'model', this.#settings).finally(() => {
      this.#isWriting = false;
    });
    return this.#writing;
  }
}
