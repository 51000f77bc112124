/** A dataset as its reader hands it over. */
import type { Result } from '../../../contract/errors';
import type { CommandInput } from '../../../contract/ipc/api';
import type { Samples } from '../../../contract/ipc/channels';
import type { TableData } from '../../../engine/data/auto-mpg';
import type { SampleData } from '../../../engine/engine';
import type { DataFiles } from './data-files';

export interface Dataset {
  readonly train: SampleData;
  readonly test: SampleData;
  /** Where the samples are rows of a table. */
  readonly table?: TableData;
  /** File name -> SHA-256, recorded with every run. */
  readonly sha256: Readonly<Record<string, string>>;
}

export type Split = CommandInput<'dataset:samples'>['split'];

export type DatasetReader = (dataFolder: string, files: DataFiles) => Promise<Result<Dataset>>;

/** Reads a few samples as pictures, without the rest. */
export type SampleReader = (
  dataFolder: string,
  split: Split,
  indices: readonly number[],
) => Promise<Result<Samples>>;
