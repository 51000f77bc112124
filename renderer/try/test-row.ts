/** Fetches one random row of the test part of the table that the shown model was trained on. */
import { randomIndex } from '../sketch/test-digit';
import type { Lab } from '../state/lab';
import { shownDataset, shownDatasetKind } from '../state/shown-dataset';

export interface TestRow {
  readonly values: readonly number[];
  readonly target: number;
}

/** Undefined when the data cannot be had. */
export async function randomTestRow(lab: Lab): Promise<TestRow | undefined> {
  const result = await lab.backend.attempt('dataset:rows', {
    kind: shownDatasetKind(lab),
    split: 'test',
    indices: [randomIndex(shownDataset(lab).testCount)],
  });
  if (!result.ok) return undefined;
  const [values] = result.value.rows;
  const [target] = result.value.targets;
  return values === undefined || target === undefined ? undefined : { values, target };
}
