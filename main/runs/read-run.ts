/**
 * Reads a run's folder back, so that it can go on from what was saved. A folder is untrusted: it may be half written, edited or a
 * stranger's. What does not fit is an error, and is left alone.
 */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { failure, success, type Result } from '../../contract/errors';
import { MAX_EXPERIMENT_BYTES, readExperimentText } from '../../contract/experiment-file-text';
import { historySchema } from '../../contract/history-schema';
import { rewoundHistory } from '../../contract/rewound-history';
import { t } from '../../contract/text/text';
import { readModel, type SavedModel } from './model-file';
import { runEnvironmentSchema } from './run-environment';
import { FILE_NAMES, type RunRecord } from './run-folder';

export interface SavedRun extends Pick<
  RunRecord,
  'experiment' | 'environment' | 'history' | 'model'
> {
  /** When the model was written, in milliseconds since 1970. */
  readonly savedAt: number;
}

type Part = keyof typeof FILE_NAMES;

const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;
const MAX_MODEL_BYTES = 2 ** 31 - 1;

/**
 * `noModel` where nothing was saved; `runDamaged`, with the file in the detail, where one is missing or does not fit. The history ends
 * where the model stands.
 */
export async function readRun(folder: string): Promise<Result<SavedRun>> {
  try {
    return await partsIn(folder);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    if (error.file === 'model' && error.reason === 'ENOENT') {
      return failure('noModel', t('runs.nothingSaved', { folder }));
    }
    const detail = `${FILE_NAMES[error.file]}: ${error.reason}`;
    return failure('runDamaged', t('runs.damaged', { folder }), detail);
  }
}

async function partsIn(folder: string): Promise<Result<SavedRun>> {
  const { mtimeMs: savedAt } = await reading('model', stat(join(folder, FILE_NAMES.model)));
  const model = readModel(await bytesOf(folder, 'model', MAX_MODEL_BYTES));
  if (!model.ok) throw new UnreadableFile('model', model.error.detail ?? '');
  const text = (await bytesOf(folder, 'experiment', MAX_EXPERIMENT_BYTES)).toString('utf8');
  const experiment = readExperimentText(FILE_NAMES.experiment, text);
  if (!experiment.ok) throw new UnreadableFile('experiment', experiment.error.message);
  const environment = await documentOf(folder, 'environment', runEnvironmentSchema);
  const history = historyAt(await documentOf(folder, 'history', historySchema), model.value);
  return success({
    experiment: experiment.value,
    environment,
    history,
    model: model.value,
    savedAt,
  });
}

/** The history is written first: it may be ahead of the model, never behind. */
function historyAt(history: SavedRun['history'], { position }: SavedModel): SavedRun['history'] {
  const { epoch } = position;
  const step = epoch * history.stepsPerEpoch + position.step;
  const isBehind = history.steps.stepCount < step || history.epochs.length < epoch;
  if (isBehind) throw new UnreadableFile('history', 'ends before the model');
  return {
    ...rewoundHistory(history, { epoch, step }),
    elapsedSeconds: position.elapsedSeconds,
  };
}

class UnreadableFile extends Error {
  readonly file: Part;
  readonly reason: string;

  constructor(file: Part, reason: string) {
    super(reason);
    this.file = file;
    this.reason = reason;
  }
}

async function documentOf<T>(
  folder: string,
  part: Part,
  schema: v.GenericSchema<unknown, T>,
): Promise<T> {
  const text = (await bytesOf(folder, part, MAX_DOCUMENT_BYTES)).toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UnreadableFile(part, 'no JSON');
  }
  const checked = v.safeParse(schema, value);
  if (checked.success) return checked.output;
  throw new UnreadableFile(part, v.getDotPath(checked.issues[0]) ?? '');
}

async function bytesOf(folder: string, part: Part, limit: number): Promise<Buffer> {
  const path = join(folder, FILE_NAMES[part]);
  const facts = await reading(part, stat(path));
  if (!facts.isFile() || facts.size > limit) throw new UnreadableFile(part, 'too large');
  return reading(part, readFile(path));
}

async function reading<T>(part: Part, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new UnreadableFile(part, (error as NodeJS.ErrnoException).code ?? 'unknown');
  }
}
