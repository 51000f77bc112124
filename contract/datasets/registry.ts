/** The datasets an experiment can name: what a sample looks like and what is to be told of it. No bytes here. */
import type { Shape } from '../shapes';
import type { TargetKind } from '../losses/loss-definition';

export interface DatasetDefinition {
  readonly kind: string;
  readonly trainCount: number;
  readonly testCount: number;
  readonly inputShape: Shape;
  readonly targets: TargetKind;
  readonly classNames: readonly string[];
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
} as const satisfies Record<string, DatasetDefinition>;

export type DatasetKind = keyof typeof DATASETS;
export const DATASET_KINDS = Object.keys(DATASETS) as readonly DatasetKind[];

export function datasetDefinition(kind: DatasetKind): DatasetDefinition {
  return DATASETS[kind];
}
