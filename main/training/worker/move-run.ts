/** Moves a run that stands still to another engine: the same network built there, with all that the training needs to go on. */
import type { EngineInfo } from '../../../contract/engine-info';
import { AppFailure, success, type Result } from '../../../contract/errors';
import type { EngineConfig } from '../../../contract/experiment';
import type { Model, ModelState } from '../../../engine/engine';
import { readState } from '../../../engine/read-state';
import { startStopped, type Start } from '../../../engine/unless-stopped';
import type { DatasetStore } from './dataset-store';
import type { EngineRoom } from './engine-room';
import { modelAt } from './model-at';
import type { RunSession } from './run-session';

interface Rooms {
  readonly datasets: DatasetStore;
  readonly engines: EngineRoom;
}

export function isSameEngine(a: EngineConfig, b: EngineConfig): boolean {
  return a.kind === b.kind && a.precision === b.precision && a.threads === b.threads;
}

/** The engine that the run is on then. Refused, with all as before, when it cannot be had, is not wanted any more, or the state cannot be read. */
export async function moveRun(
  session: RunSession,
  engine: EngineConfig,
  { datasets, engines }: Rooms,
  start: Start,
): Promise<Result<EngineInfo>> {
  const config = { ...session.config, engine };
  const state = await stateOf(session.model, start);
  if (!state.ok) return state;
  const workplace = await engines.prepare(config, () => datasets.load(config.dataset.kind), start);
  if (!workplace.ok) return workplace;
  const model = await modelAt(workplace.value, config, state.value, start);
  if (!model.ok) {
    engines.letGo(workplace.value);
    return model;
  }
  const { training, test } = workplace.value;
  await session.moveTo({ config, model: model.value, training, test });
  engines.keep(workplace.value);
  return success(workplace.value.engine.info);
}

/** A native library that has failed may not even give the weights back. */
async function stateOf(model: Model, { host, isStopped }: Start): Promise<Result<ModelState>> {
  try {
    const state = await readState(model, host, isStopped);
    return state === undefined ? startStopped() : success(state);
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error;
    return { ok: false, error: error.error };
  }
}
