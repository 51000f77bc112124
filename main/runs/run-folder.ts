/** One run's folder on disk: how it is named, made and filled. Errors are values that say what was kept. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { failure, success, type Result } from '../../contract/errors';
import type { Evaluation } from '../../contract/evaluation';
import type { ExperimentConfig } from '../../contract/experiment';
import type { History } from '../../contract/history';
import { t } from '../../contract/text/text';
import { atomicWrite } from './atomic-write';
import { writeModelInPieces, type SavedModel } from './model-file';
import { breathing } from './pieces';
import type { RunEnvironment } from './run-environment';

/** All that is kept of a run, one file each. */
export interface RunRecord {
  readonly experiment: ExperimentConfig;
  readonly environment: RunEnvironment;
  readonly history: History;
  readonly evaluation: Evaluation & { readonly weightsSha256: string };
  readonly model: SavedModel;
}

export const FILE_NAMES = {
  experiment: 'experiment.json',
  environment: 'environment.json',
  history: 'history.json',
  evaluation: 'evaluation.json',
  model: 'model.safetensors',
} as const satisfies Record<keyof RunRecord, string>;

/** `20260131-235959-1a2b3c`: sorts by time (UTC); `unique` tells runs of one second apart. */
export function newRunId(now: Date, unique: string): string {
  const time = now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
  return `${time}-${unique.replace(/[^a-z0-9]/g, '').slice(0, 6)}`;
}

/** Makes `<runsFolder>/<runId>` and returns its path. */
export async function createRunFolder(runsFolder: string, runId: string): Promise<Result<string>> {
  const folder = join(runsFolder, runId);
  try {
    await mkdir(runsFolder, { recursive: true });
    await mkdir(folder);
    return success(folder);
  } catch (error) {
    return notWritable(runsFolder, error, 'nothing');
  }
}

/**
 * Writes the given parts, each atomically, the model last: where it stands, the rest stands too. `known`: what the folder has held for
 * long; should somebody have deleted it, it is made again and gets these too.
 */
export async function saveRun(
  folder: string,
  parts: Partial<RunRecord>,
  kept: 'nothing' | 'model',
  known: Partial<RunRecord> = {},
  write: typeof atomicWrite = atomicWrite,
): Promise<Result<void>> {
  try {
    const wasGone = (await mkdir(folder, { recursive: true })) !== undefined;
    const { model, ...documents } = wasGone ? { ...known, ...parts } : parts;
    for (const [name, document] of Object.entries(documents)) {
      const file = FILE_NAMES[name as keyof typeof documents];
      // A history of ten thousand numbers is for programs, the rest is for people too.
      const indent = name === 'history' ? 0 : 2;
      await write(join(folder, file), `${JSON.stringify(document, null, indent)}\n`);
    }
    if (model !== undefined) {
      await write(join(folder, FILE_NAMES.model), await breathing(writeModelInPieces(model)));
    }
    return success(undefined);
  } catch (error) {
    return notWritable(folder, error, kept);
  }
}

function notWritable(folder: string, error: unknown, kept: 'nothing' | 'model'): Result<never> {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return failure('notWritable', t('runs.notWritable', { folder, reason: code, kept }), message);
}
