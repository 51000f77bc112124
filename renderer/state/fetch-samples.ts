/** Fetches samples of the shown dataset, for panels that know nothing of stores. */
import type { Result } from '../../contract/errors';
import type { Samples } from '../../contract/ipc/channels';
import type { Lab } from './lab';
import { shownDatasetKind } from './shown-dataset';

export type FetchSamples = (
  split: 'train' | 'test',
  indices: readonly number[],
) => Promise<Result<Samples>>;

export function samplesOf(lab: Lab): FetchSamples {
  return (split, indices) => {
    const kind = shownDatasetKind(lab);
    return lab.backend.attempt('dataset:samples', { kind, split, indices: [...indices] });
  };
}
