/** Makes a run ready: data, engine, model and folder, in that order; the first that fails is the answer, and nothing is left behind. */
import { randomUUID } from 'node:crypto';
import { success, type Result } from '../../../contract/errors';
import { splitCounts, stepsPerEpoch, type ExperimentConfig } from '../../../contract/experiment';
import { startHistory } from '../../../contract/history';
import type { RunEvent, RunEventOf } from '../../../contract/run-events';
import type { Model } from '../../../engine/engine';
import { buildModel } from '../../../engine/build-model';
import { modelDefinition } from '../../../engine/model-definition';
import { TRAINING_START } from '../../../engine/training-progress';
import type { Start } from '../../../engine/unless-stopped';
import { describeEnvironment, type RunEnvironment } from '../../runs/run-environment';
import { createRunFolder, newRunId, saveRun } from '../../runs/run-folder';
import type { DatasetStore } from './dataset-store';
import type { EngineRoom, Workplace } from './engine-room';
import type { Gate } from './gate';
import { RunSaver } from './run-saver';
import { RunSession } from './run-session';

/** Where runs are saved, and by which version of the app. */
export interface RunPlace {
  readonly runsFolder: string;
  readonly appVersion: string;
}

export interface Rooms extends RunPlace {
  readonly datasets: DatasetStore;
  readonly engines: EngineRoom;
  readonly gate: Gate;
}

export interface PreparedRun {
  readonly session: RunSession;
  readonly workplace: Workplace;
  readonly started: RunEventOf<'runStarted'>;
}

/** Refuses with `startStopped` soon after the start was stopped. */
export async function prepareRun(
  config: ExperimentConfig,
  rooms: Rooms,
  report: (event: RunEvent) => void,
  start: Start,
): Promise<Result<PreparedRun>> {
  const read = () => rooms.datasets.load(config.dataset.kind);
  const workplace = await rooms.engines.prepare(config, read, start);
  if (!workplace.ok) return workplace;
  const prepared = await prepareAt(workplace.value, config, { ...rooms, start }, report);
  if (!prepared.ok) rooms.engines.letGo(workplace.value);
  return prepared;
}

async function prepareAt(
  workplace: Workplace,
  config: ExperimentConfig,
  place: RunPlace & { readonly gate: Gate; readonly start: Start },
  report: (event: RunEvent) => void,
): Promise<Result<PreparedRun>> {
  const definition = modelDefinition(config);
  const built = await buildModel(workplace.engine, definition, place.start);
  if (!built.ok) return built;
  const model: Model = built.value;
  const now = new Date();
  const started = startedEvent(newRunId(now, randomUUID()), config, workplace, now);
  const environment = environmentOf(started, place, workplace, now);
  const saver = await openFolder(started, place, environment);
  if (!saver.ok) {
    model.dispose();
    return saver;
  }
  const { training, test } = workplace;
  const state = { history: startHistory(started), environment, position: TRAINING_START };
  const { runId } = started;
  const { gate } = place;
  const parts = { runId, config, model, training, test, saver: saver.value, gate, ...state };
  return success({ session: new RunSession(parts, report), workplace, started });
}

function startedEvent(
  runId: string,
  config: ExperimentConfig,
  workplace: Workplace,
  now: Date,
): RunEventOf<'runStarted'> {
  const sampleCount = workplace.training.set.count;
  return {
    type: 'runStarted',
    runId,
    config,
    engine: workplace.engine.info,
    startedAt: now.getTime(),
    ...splitCounts(config, sampleCount),
    stepsPerEpoch: stepsPerEpoch(config, sampleCount),
    totalEpochs: config.training.epochs,
  };
}

function environmentOf(
  { config, engine }: RunEventOf<'runStarted'>,
  { appVersion }: RunPlace,
  { sha256 }: Workplace,
  now: Date,
): RunEnvironment {
  const data = { kind: config.dataset.kind, sha256 };
  return describeEnvironment({ appVersion, engine, seed: config.training.seed, data }, now);
}

/** The run's folder, with what is known before the first step. */
async function openFolder(
  { runId, config }: RunEventOf<'runStarted'>,
  { runsFolder }: RunPlace,
  environment: RunEnvironment,
): Promise<Result<RunSaver>> {
  const folder = await createRunFolder(runsFolder, runId);
  if (!folder.ok) return folder;
  const settings = { experiment: config, environment };
  const saved = await saveRun(folder.value, settings, 'nothing');
  return saved.ok ? success(new RunSaver(folder.value, settings)) : saved;
}
