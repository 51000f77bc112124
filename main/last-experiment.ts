/** The experiment that was started last, so that the next start of the app begins with it. */
import * as v from 'valibot';
import {
  experimentProblems,
  experimentSchema,
  type ExperimentConfig,
} from '../contract/experiment';
import type { Log } from './log';
import { StoredJson } from './stored-json';

const trainableSchema = v.pipe(
  experimentSchema,
  v.check((config) => experimentProblems(config).length === 0),
);

export class LastExperiment {
  readonly #file: StoredJson<ExperimentConfig>;

  constructor(path: string, log: Log) {
    this.#file = new StoredJson(path, trainableSchema, log);
  }

  read(): ExperimentConfig | null {
    return this.#file.read() ?? null;
  }

  remember(config: ExperimentConfig): void {
    this.#file.write(config);
  }

  settled(): Promise<void> {
    return this.#file.settled();
  }
}
