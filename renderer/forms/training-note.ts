/** How much the experiment asks for: steps an epoch, memory where it is much, and, once this network has been trained here, the time it will take. */
import type { ExperimentConfig } from '../../contract/experiment';
import type { History } from '../../contract/history';
import { gigabytes, memoryNeed } from '../../contract/memory';
import { t } from '../../contract/text/text';
import type { ExperimentStore } from '../state/experiment-store.svelte';
import { formatRoughly } from '../ui/format-time';

/** From this many gigabytes on the memory is told of. */
const WORTH_TELLING = 0.5;

export function trainingNote(
  experiment: ExperimentStore,
  history: History | undefined,
  trained: ExperimentConfig | undefined,
): string {
  const steps = experiment.stepsPerEpoch;
  if (!Number.isFinite(steps) || steps < 1) return '';
  const { layers } = experiment.summary;
  const need = gigabytes(memoryNeed(layers, experiment.config.training.batchSize).bytes);
  const note = timeNote(experiment.config, steps, history, trained);
  return need >= WORTH_TELLING ? t('form.memory', { note, need }) : note;
}

function timeNote(
  config: ExperimentConfig,
  steps: number,
  history: History | undefined,
  trained: ExperimentConfig | undefined,
): string {
  const seconds = estimatedSeconds(config, steps, history, trained);
  if (seconds === undefined) return t('form.steps', { steps });
  return t('form.stepsTime', { steps, time: formatRoughly(seconds) });
}

/** From the seconds a step took in the last run, where what makes a step costly is the same. */
export function estimatedSeconds(
  config: ExperimentConfig,
  steps: number,
  history: History | undefined,
  trained: ExperimentConfig | undefined,
): number | undefined {
  if (history === undefined || trained === undefined) return undefined;
  if (history.steps.stepCount < 100 || history.elapsedSeconds <= 0) return undefined;
  if (costKey(config) !== costKey(trained)) return undefined;
  return (history.elapsedSeconds / history.steps.stepCount) * steps * config.training.epochs;
}

function costKey({ dataset, layers, optimizer, training, engine }: ExperimentConfig): string {
  return JSON.stringify([dataset, layers, optimizer.kind, training.batchSize, engine]);
}
