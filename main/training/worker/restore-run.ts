/** Makes a run ready to go on from its checkpoint on disk: in a process that never saw it, or whose engine has failed. */
import { join } from 'node:path';
import { success, type Result } from '../../../contract/errors';
import type { EngineConfig } from '../../../contract/experiment';
import type { RunEvent } from '../../../contract/run-events';
import { readRun, type SavedRun } from '../../runs/read-run';
import type { DatasetStore } from './dataset-store';
import type { EngineRoom, Workplace } from './engine-room';
import { modelAt } from './model-at';
import { RunSaver } from './run-saver';
import { RunSession } from './run-session';

interface Rooms {
  readonly runsFolder: string;
  readonly datasets: DatasetStore;
  readonly engines: EngineRoom;
}

export interface RestoredRun {
  readonly session: RunSession;
  readonly workplace: Workplace;
  /** All of it up to the checkpoint. */
  readonly history: SavedRun['history'];
}

/** `engine`: left out, the one that the experiment asks for. Nothing is changed when it is refused. */
export async function restoreRun(
  { runId, engine }: { readonly runId: string; readonly engine?: EngineConfig | undefined },
  { runsFolder, datasets, engines }: Rooms,
  report: (event: RunEvent) => void,
): Promise<Result<RestoredRun>> {
  const folder = join(runsFolder, runId);
  const read = await readRun(folder);
  if (!read.ok) return read;
  const { experiment, environment, history, model: saved } = read.value;
  const config = engine === undefined ? experiment : { ...experiment, engine };
  const prepared = await engines.prepare(config, () => datasets.load(config.dataset.kind));
  if (!prepared.ok) return prepared;
  const workplace = prepared.value;
  const model = modelAt(workplace, config, saved);
  if (!model.ok) {
    engines.letGo(workplace);
    return model;
  }
  const { training, test } = workplace;
  const saver = new RunSaver(folder);
  const state = { history, environment, position: saved.position };
  const parts = { runId, config, model: model.value, training, test, saver, ...state };
  return success({ session: new RunSession(parts, report), workplace, history });
}
