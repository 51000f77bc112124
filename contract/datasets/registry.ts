/** The datasets an experiment can name: what a sample looks like and what is to be told of it. No bytes here. */
import type { Shape } from '../shapes';
import type { TargetKind } from '../losses/loss-definition';
import { autoMpg } from './auto-mpg';
import type { TableDefinition } from './table';

export interface DatasetDefinition {
  readonly kind: string;
  readonly trainCount: number;
  readonly testCount: number;
  readonly inputShape: Shape;
  readonly targets: TargetKind;
  /** Of each sample's targets, where they are values. */
  readonly targetShape?: Shape;
  /** Empty where the targets are values. */
  readonly classNames: readonly string[];
  /** Where the samples are rows of a table; else they are pictures. */
  readonly table?: TableDefinition;
}

export const DATASETS = {
  mnist: {
    kind: 'mnist',
    trainCount: 60_000,
    testCount: 10_000,
    inputShape: [28, 28],
    targets: 'classes',
    classNames: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  },
  auto_mpg: autoMpg,
} as const satisfies Record<string, DatasetDefinition>;

export type DatasetKind = keyof typeof DATASETS;
export const DATASET_KINDS = Object.keys(DATASETS) as readonly DatasetKind[];

export function datasetDefinition(kind: DatasetKind): DatasetDefinition {
  return DATASETS[kind];
}
