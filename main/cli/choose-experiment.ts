/** The experiment that the command line asks for: a preset or a file, with the settings given beside it, checked as everywhere. */
import type { AppError } from '../../contract/errors';
import { checkExperiment, type ExperimentConfig } from '../../contract/experiment';
import { presetExperiment } from '../../contract/presets';
import { t } from '../../contract/text/text';
import { readExperimentFile } from '../training/worker/read-experiment-file';
import type { Overrides, TrainArguments } from './arguments';

export type ChosenExperiment =
  | { readonly ok: true; readonly config: ExperimentConfig }
  | { readonly ok: false; readonly problem: string };

export async function chooseExperiment(words: TrainArguments): Promise<ChosenExperiment> {
  const chosen =
    words.experiment === undefined
      ? ({ ok: true, config: presetExperiment(words.preset) } as const)
      : await readExperiment(words.experiment);
  return chosen.ok ? checked(overridden(chosen.config, words.overrides)) : chosen;
}

async function readExperiment(file: string): Promise<ChosenExperiment> {
  const read = await readExperimentFile(file);
  return read.ok ? { ok: true, config: read.value } : { ok: false, problem: linesOf(read.error) };
}

/** The message names the file and the first field; the detail, where there is more to mend, lists all. */
function linesOf({ code, message, detail = '' }: AppError): string {
  return code === 'experimentMisfit' && detail !== '' ? `${message}\n${detail}` : message;
}

function checked(value: unknown): ChosenExperiment {
  const experiment = checkExperiment(value);
  if (experiment.ok) return experiment;
  const lines = experiment.problems.map(({ path, message }) =>
    t('cli.experimentProblem', { path: path.join('.'), message }),
  );
  return { ok: false, problem: lines.join('\n') };
}

/** Values out of range are found by the check that follows. */
function overridden(config: ExperimentConfig, overrides: Overrides): unknown {
  const { epochs, batchSize, seed, threads, engine, precision } = overrides;
  return {
    ...config,
    training: { ...config.training, ...defined({ epochs, batchSize, seed }) },
    engine: { ...config.engine, ...defined({ threads, kind: engine, precision }) },
  };
}

function defined(values: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
