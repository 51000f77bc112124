/** A dataset as its reader hands it over. */
import type { Result } from '../../../contract/errors';
import type { TableData } from '../../../engine/data/auto-mpg';
import type { SampleData } from '../../../engine/engine';

export interface Dataset {
  readonly train: SampleData;
  readonly test: SampleData;
  /** Where the samples are rows of a table. */
  readonly table?: TableData;
  /** File name -> SHA-256, recorded with every run. */
  readonly sha256: Readonly<Record<string, string>>;
}

export type DatasetReader = (dataFolder: string) => Promise<Result<Dataset>>;
