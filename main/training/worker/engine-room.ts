/** Keeps the engine in use and the samples it holds, so that a second run on the same engine starts at once. */
import { unsupportedParts } from '../../../contract/engine-support';
import { success, type Result } from '../../../contract/errors';
import type { ExperimentConfig } from '../../../contract/experiment';
import type { Engine, SampleData } from '../../../engine/engine';
import { loadSamples, type LoadedSamples } from '../../../engine/loaded-samples';
import { orStopped, startStopped, type Start } from '../../../engine/unless-stopped';
import { withClassWeights } from '../../../engine/sample-weights';
import type { Dataset } from './dataset';

export interface EngineOpener {
  /** `samples`: what the engine will train on, for engines to race on. Refuses with `startStopped` when it is not wanted any more. */
  readonly open: (
    config: ExperimentConfig,
    samples: SampleData,
    start: Start,
  ) => Promise<Result<Engine>>;
  /** What else of an experiment decides which engine opens, besides its engine settings and kinds. */
  readonly choiceKey: (config: ExperimentConfig) => string;
  /** Does beforehand what most experiments will need. Left out where there is nothing of the kind. */
  readonly warmUp?: () => Promise<Result<unknown>>;
}

/** An engine with one dataset in its memory. */
export interface Workplace {
  readonly key: string;
  readonly engine: Engine;
  readonly training: LoadedSamples;
  readonly test: LoadedSamples;
  /** Of the data's files. */
  readonly sha256: Dataset['sha256'];
}

export class EngineRoom {
  readonly #opener: EngineOpener;
  #current: Workplace | undefined;

  constructor(opener: EngineOpener) {
    this.#opener = opener;
  }

  /** Proves what most experiments will run on. */
  async warmUp(): Promise<void> {
    await this.#opener.warmUp?.();
  }

  /**
   * The present workplace where it fits, else a new one, for which the data are read, and which the caller must either `keep` or `letGo`.
   * Refuses with `startStopped` soon after the start was stopped.
   */
  async prepare(
    config: ExperimentConfig,
    read: () => Promise<Result<Dataset>>,
    start: Start,
  ): Promise<Result<Workplace>> {
    const key = workplaceKey(config) + this.#opener.choiceKey(config);
    if (this.#current?.key === key) return success(this.#current);
    const loaded = await orStopped(read(), start);
    if (!loaded.ok) return loaded;
    if (start.isStopped()) return startStopped();
    const dataset = loaded.value;
    const opened = await this.#opener.open(config, dataset.train, start);
    if (!opened.ok) return opened;
    const engine = opened.value;
    if (start.isStopped()) return refused(engine, startStopped());
    const training = loadSamples(engine, withClassWeights(dataset.train, config.training));
    if (!training.ok) return refused(engine, training);
    const test = loadSamples(engine, dataset.test);
    if (!test.ok) return refused(engine, test);
    const { sha256 } = dataset;
    return success({ key, engine, training: training.value, test: test.value, sha256 });
  }

  /** Makes a workplace the present one; another before it is let go. */
  keep(workplace: Workplace): void {
    if (workplace !== this.#current) this.dispose();
    this.#current = workplace;
  }

  letGo(workplace: Workplace): void {
    if (workplace !== this.#current) release(workplace);
  }

  dispose(): void {
    if (this.#current !== undefined) release(this.#current);
    this.#current = undefined;
  }
}

/** What decides which engine opens and what it holds: its settings, the data and their weights, and what the built-in engine lacks. */
function workplaceKey(config: ExperimentConfig): string {
  const { engine, dataset } = config;
  const { classWeight, validationSplit } = config.training;
  const weights = classWeight.length === 0 ? [] : [classWeight, validationSplit];
  const lacking = unsupportedParts('builtin', config).map(({ reason }) => reason);
  return JSON.stringify([engine, dataset.kind, lacking, ...weights]);
}

function refused(engine: Engine, refusal: Result<never>): Result<never> {
  engine.dispose();
  return refusal;
}

function release({ engine, training, test }: Workplace): void {
  training.set.dispose();
  test.set.dispose();
  engine.dispose();
}
