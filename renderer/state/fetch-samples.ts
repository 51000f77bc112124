/** Fetches samples of the experiment's dataset, for panels that know nothing of stores. */
import type { Result } from '../../contract/errors';
import type { Samples } from '../../contract/ipc/channels';
import type { Lab } from './lab';

export type FetchSamples = (
  split: 'train' | 'test',
  indices: readonly number[],
) => Promise<Result<Samples>>;

export function samplesOf({ backend, experiment }: Lab): FetchSamples {
  return (split, indices) => {
    const { kind } = experiment.config.dataset;
    return backend.attempt('dataset:samples', { kind, split, indices: [...indices] });
  };
}
