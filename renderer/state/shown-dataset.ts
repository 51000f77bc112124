/** The dataset of the run that is shown; before the first run, that of the experiment being edited. */
import {
  datasetDefinition,
  type DatasetDefinition,
  type DatasetKind,
} from '../../contract/datasets/registry';
import type { Lab } from './lab';

type Stores = Pick<Lab, 'run' | 'experiment'>;

export function shownDatasetKind({ run, experiment }: Stores): DatasetKind {
  return (run.config ?? experiment.config).dataset.kind;
}

export function shownDataset(stores: Stores): DatasetDefinition {
  return datasetDefinition(shownDatasetKind(stores));
}
