/** The training process is killed in mid-run: the run says why, and goes on from its checkpoint to the same end. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { presetExperiment } from '../../contract/presets';
import type { ExperimentConfig } from '../../contract/experiment';
import type { Api } from '../../contract/ipc/api';
import { hasCpuPack, NO_PACK, PACKS_FOLDER } from '../support/installed-pack';
import { expect, launchApp, test, type RunningApp } from './support/app';
import { invoke, snapshot, waitForPhase } from './support/run';

async function trainerId({ electron }: RunningApp): Promise<number> {
  const processes = await electron.evaluate(({ app }) =>
    app.getAppMetrics().map(({ pid, name, serviceName }) => ({ pid, names: [name, serviceName] })),
  );
  const trainer = processes.find(({ names }) => names.includes('Epoch Lab training'));
  if (trainer === undefined) throw new Error(`no training process in ${JSON.stringify(processes)}`);
  return trainer.pid;
}

async function start({ window }: RunningApp, config: ExperimentConfig): Promise<void> {
  const started = await invoke(window, 'training:start', { config });
  if (!started.ok) throw new Error(started.error.message);
}

/** When all have been told that something of the run is on disk. */
function firstSave({ window }: RunningApp): Promise<void> {
  return window.evaluate(
    () =>
      new Promise((resolve) => {
        (globalThis as unknown as { api: Api }).api.on('training:events', (events) => {
          if (events.some(({ type }) => type === 'runSaved')) resolve();
        });
      }),
  );
}

/** As soon as there is a checkpoint and more has been learnt since. */
async function killAfterCheckpoint(
  app: RunningApp,
  config: ExperimentConfig,
  signal: NodeJS.Signals,
) {
  const saved = firstSave(app);
  await start(app, config);
  const epochs = async () => (await snapshot(app.window)).history?.epochs.length ?? 0;
  await expect.poll(epochs, { timeout: 120_000, intervals: [100] }).toBeGreaterThanOrEqual(2);
  await saved;
  process.kill(await trainerId(app), signal);
  await waitForPhase(app.window, 'failed');
  const { status, history } = await snapshot(app.window);
  if (status.phase !== 'failed' || history === null) throw new Error('it has not failed');
  return { status, history };
}

async function weightsSha256({ userData }: RunningApp, runId: string): Promise<string> {
  const file = path.join(userData, 'runs', runId, 'evaluation.json');
  return (JSON.parse(await readFile(file, 'utf8')) as { weightsSha256: string }).weightsSha256;
}

const tutorial = presetExperiment('tutorial');
/** Its engine is the one that the form has, by which the run goes on. */
const long: ExperimentConfig = {
  ...tutorial,
  training: { ...tutorial.training, epochs: 8 },
};

/** What the run comes to when nothing interrupts it: found once, for it is always the same. */
let leftAlone: { readonly loss: readonly number[]; readonly sha256: string } | undefined;

async function trainAlone(app: RunningApp, runIdBefore: string) {
  await start(app, long);
  const runId = async () => (await snapshot(app.window)).history?.runId;
  await expect.poll(runId, { timeout: 30_000 }).not.toBe(runIdBefore);
  await waitForPhase(app.window, 'finished', 120_000);
  const { history } = await snapshot(app.window);
  if (history === null) throw new Error('it has no history');
  return { loss: history.steps.loss, sha256: await weightsSha256(app, history.runId) };
}

for (const signal of ['SIGKILL', 'SIGABRT'] as const) {
  test(`killed by ${signal}, a run goes on from its checkpoint and ends as one left alone`, async ({
    app,
  }) => {
    test.setTimeout(240_000);
    const { window } = app;
    const { status, history } = await killAfterCheckpoint(app, long, signal);
    expect(status.error.code).toBe('trainerCrashed');
    const { checkpoint } = status;
    if (checkpoint === undefined) throw new Error('no checkpoint');
    expect(checkpoint.step).toBeGreaterThan(0);
    const saved = new RegExp(`saved up to step ${checkpoint.step.toLocaleString('en')}`);
    await expect(window.getByText(saved)).toBeVisible();

    await window.getByRole('button', { name: /^Continue from epoch \d/ }).click();
    await waitForPhase(window, 'finished', 120_000);
    const resumed = (await snapshot(window)).history;
    expect(resumed?.runId).toBe(history.runId);
    expect(resumed?.steps.loss).toHaveLength(8 * 1875);
    expect(resumed?.epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    // What was learnt before the checkpoint has stayed, and what came after it was learnt again to the same numbers.
    const before = history.steps.loss;
    expect(resumed?.steps.loss.slice(0, before.length)).toEqual(before);

    const sha256 = await weightsSha256(app, history.runId);
    leftAlone ??= await trainAlone(app, history.runId);
    expect(resumed?.steps.loss).toEqual(leftAlone.loss);
    expect(sha256).toBe(leftAlone.sha256);
  });
}

test('killed on TensorFlow, a run is offered the built-in engine and goes on there', async () => {
  test.skip(!hasCpuPack, NO_PACK);
  test.setTimeout(300_000);
  const app = await launchApp({ variables: { EPOCH_LAB_ENGINE_PACKS: PACKS_FOLDER } });
  const { window } = app;
  const engine = { ...long.engine, kind: 'tensorflow' } as const;
  const config = { ...long, training: { ...long.training, batchSize: 256 }, engine };
  const { status, history } = await killAfterCheckpoint(app, config, 'SIGKILL');
  expect(history.engine.id).toBe('tensorflow');
  await window.getByRole('button', { name: 'Continue on the built-in engine' }).click();
  await waitForPhase(window, 'finished', 120_000);
  const resumed = (await snapshot(window)).history;
  expect(resumed?.engine.id).toBe('builtin');
  expect(resumed?.epochs).toHaveLength(8);
  const file = path.join(app.userData, 'runs', history.runId, 'environment.json');
  const { engines } = JSON.parse(await readFile(file, 'utf8')) as {
    engines: readonly { engine: { id: string }; fromStep: number }[];
  };
  expect(engines.map((used) => used.engine.id)).toEqual(['tensorflow', 'builtin']);
  expect(engines[1]?.fromStep).toBeGreaterThanOrEqual(status.checkpoint?.step ?? Infinity);
  await app.electron.close();
  expect(app.complaints).toEqual([]);
});
