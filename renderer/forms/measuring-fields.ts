/** The controls of what an experiment is measured by, and of how much each class counts: both follow from the dataset. */
import { balancedWeights } from '../../contract/class-weights';
import type { TrainingConfig } from '../../contract/experiment';
import { choices } from '../../contract/fields';
import {
  initialMetrics,
  metricsOf,
  runningMetric,
  type MetricKind,
} from '../../contract/metrics/registry';
import { catalogue, t } from '../../contract/text/text';
import type { ExperimentStore } from '../state/experiment-store.svelte';
import type { ClassCounts } from '../state/fetch-class-counts';
import type { FieldSpec, Filling } from './field-spec';

const CLASS_WEIGHT: keyof TrainingConfig = 'classWeight';

/** Any of the metrics that fit the dataset's targets. The one that every run is measured by cannot be left out. */
export function metricsSpec({ config, dataset, setField }: ExperimentStore): FieldSpec {
  const { targets } = dataset;
  const always = runningMetric(targets);
  const options = metricsOf(targets);
  return {
    path: ['metrics'],
    field: choices('metrics', options, initialMetrics(targets)),
    value: options.filter((kind) => kind === always || config.metrics.includes(kind)),
    set: setField,
    optionHelp: (kind) => catalogue().metrics[kind as MetricKind].help,
    optionReason: (kind) => (kind === always ? t('form.alwaysMeasured') : undefined),
  };
}

/** The control of the class weights has a number for each class; without classes there is none, unless a file brought weights. */
export function withClassNames(
  specs: readonly FieldSpec[],
  experiment: ExperimentStore,
  classCounts: ClassCounts,
): readonly FieldSpec[] {
  const { classNames } = experiment.dataset;
  return specs.flatMap((spec) => {
    if (spec.path.at(-1) !== CLASS_WEIGHT) return [spec];
    const isOfUse = classNames.length > 0 || experiment.config.training.classWeight.length > 0;
    return isOfUse
      ? [{ ...spec, names: classNames, filling: balance(experiment, classCounts) }]
      : [];
  });
}

function balance(experiment: ExperimentStore, classCounts: ClassCounts): Filling {
  return {
    label: t('form.balance'),
    help: t('form.balanceHelp'),
    async values() {
      const { dataset, training } = experiment.config;
      const { validationSplit } = training;
      const counts = await classCounts({ kind: dataset.kind, validationSplit });
      return counts && balancedWeights(counts);
    },
  };
}
