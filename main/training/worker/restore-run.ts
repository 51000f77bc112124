/** Makes a run ready to go on from its checkpoint on disk: in a process that never saw it, or whose engine has failed. */
import { join } from 'node:path';
import { failure, success, type Result } from '../../../contract/errors';
import type { EngineConfig } from '../../../contract/experiment';
import type { RunEvent } from '../../../contract/run-events';
import { t } from '../../../contract/text/text';
import type { RunStand } from '../../../contract/unfinished-run';
import { readRun, type SavedRun } from '../../runs/read-run';
import type { Start } from '../../../engine/unless-stopped';
import type { Workplace } from './engine-room';
import { modelAt } from './model-at';
import type { Rooms } from './prepare-run';
import { RunSaver } from './run-saver';
import { RunSession } from './run-session';

export interface RestoredRun {
  readonly session: RunSession;
  readonly workplace: Workplace;
  /** All of it up to the checkpoint. */
  readonly history: SavedRun['history'];
  readonly position: SavedRun['model']['position'];
}

/** What a saved run is called, and where it would go on. */
export async function standOf(folder: string): Promise<Result<RunStand>> {
  const read = await readRun(folder);
  if (!read.ok) return read;
  const { experiment, history, model, savedAt } = read.value;
  const { epoch, step } = model.position;
  const { totalEpochs } = history;
  return success({ name: experiment.name, epoch, step, totalEpochs, savedAt });
}

/** `engine`: left out, the one that the experiment asks for. Nothing is changed when it is refused. */
export async function restoreRun(
  { runId, engine }: { readonly runId: string; readonly engine?: EngineConfig | undefined },
  { runsFolder, datasets, engines, gate }: Rooms,
  report: (event: RunEvent) => void,
  start: Start,
): Promise<Result<RestoredRun>> {
  const folder = join(runsFolder, runId);
  const read = await readRun(folder);
  if (!read.ok) return read;
  const { experiment, environment, history, model: saved } = read.value;
  const config = engine === undefined ? experiment : { ...experiment, engine };
  const load = () => datasets.load(config.dataset.kind);
  const prepared = await engines.prepare(config, load, start);
  if (!prepared.ok) return prepared;
  const workplace = prepared.value;
  const changed = changedFile(workplace.sha256, environment.data.sha256);
  const model =
    changed === undefined
      ? await modelAt(workplace, config, saved, start)
      : failure('runDamaged', t('reopen.otherData'), changed);
  if (!model.ok) {
    engines.letGo(workplace);
    return model;
  }
  const { training, test } = workplace;
  const saver = new RunSaver(folder, { experiment, environment });
  const state = { history, environment, position: saved.position };
  const parts = { runId, config, model: model.value, training, test, saver, gate, ...state };
  const session = new RunSession(parts, report);
  return success({ session, workplace, history, position: saved.position });
}

type Digests = Readonly<Record<string, string>>;

/** The first data file that is not what the run began with. */
function changedFile(now: Digests, then: Digests): string | undefined {
  return Object.keys(now).find((file) => now[file] !== then[file]);
}
