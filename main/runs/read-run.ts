/** Reads a run's folder back, so that it can go on from what was saved. Trusts no file: one that does not fit is an error, and is left alone. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { failure, success, type Result } from '../../contract/errors';
import { checkExperiment, type ExperimentConfig } from '../../contract/experiment';
import { historySchema } from '../../contract/history-schema';
import { rewoundHistory } from '../../contract/rewound-history';
import { t } from '../../contract/text/text';
import { readModel, type SavedModel } from './model-file';
import { runEnvironmentSchema } from './run-environment';
import { FILE_NAMES, type RunRecord } from './run-folder';

export type SavedRun = Pick<RunRecord, 'experiment' | 'environment' | 'history' | 'model'>;

/** `noModel` where nothing was saved, `runDamaged` where a file is missing or does not fit. The history ends where the model stands. */
export async function readRun(folder: string): Promise<Result<SavedRun>> {
  try {
    const model = await readSavedModel(folder);
    if (!model.ok)
      return model.error.code === 'noModel' ? model : corrupt(folder, model.error.detail);
    const parts = {
      experiment: experimentIn(await jsonIn(folder, 'experiment')),
      environment: v.parse(runEnvironmentSchema, await jsonIn(folder, 'environment')),
      history: v.parse(historySchema, await jsonIn(folder, 'history')),
    };
    return consistent(folder, { ...parts, model: model.value });
  } catch (error) {
    return corrupt(folder, error instanceof Error ? error.message : String(error));
  }
}

async function readSavedModel(folder: string): Promise<Result<SavedModel>> {
  try {
    return readModel(await readFile(join(folder, FILE_NAMES.model)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return failure('noModel', t('runs.nothingSaved', { folder }));
  }
}

async function jsonIn(folder: string, part: keyof typeof FILE_NAMES): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, FILE_NAMES[part]), 'utf8'));
}

function experimentIn(value: unknown): ExperimentConfig {
  const checked = checkExperiment(value);
  if (checked.ok) return checked.config;
  throw new Error(checked.problems.map(({ message }) => message).join(' '));
}

/** The history is written first: it may be ahead of the model, never behind. */
function consistent(folder: string, run: SavedRun): Result<SavedRun> {
  const { epoch, step } = run.model.position;
  const steps = epoch * run.history.stepsPerEpoch + step;
  if (run.history.steps.stepCount < steps) return corrupt(folder, 'history is behind the model');
  return success({ ...run, history: rewoundHistory(run.history, { epoch, step: steps }) });
}

function corrupt(folder: string, detail = ''): Result<never> {
  return failure('runDamaged', t('runs.damaged', { folder }), detail);
}
