/** Training on TensorFlow in the real app, from the installed engine pack: the tutorial, and a CNN that changes engines under way. */
import { presetExperiment } from '../../contract/presets';
import type { ExperimentConfig } from '../../contract/experiment';
import type { RunningApp } from './support/app';
import { endRun, expect, launchApp, test } from './support/app';
import { invoke, snapshot, stepCount, waitForPhase } from './support/run';
import { hasCpuPack, NO_PACK, PACKS_FOLDER } from '../support/installed-pack';

type Kind = ExperimentConfig['engine']['kind'];

test.skip(!hasCpuPack, NO_PACK);
test.setTimeout(300_000);

let app: RunningApp;
test.beforeEach(async () => {
  app = await launchApp({ variables: { EPOCH_LAB_ENGINE_PACKS: PACKS_FOLDER } });
});
test.afterEach(async () => {
  await endRun(app.window);
  await app.electron.close();
  expect(app.complaints).toEqual([]);
});

const on = (kind: Kind, config: ExperimentConfig): ExperimentConfig => ({
  ...config,
  engine: { ...config.engine, kind },
});

async function start(config: ExperimentConfig): Promise<void> {
  const started = await invoke(app.window, 'training:start', { config });
  if (!started.ok) throw new Error(started.error.message);
}

async function continueOn(kind: Kind, config: ExperimentConfig): Promise<void> {
  const { engine } = on(kind, config);
  const continued = await invoke(app.window, 'training:continue', { epochs: 1, engine });
  if (!continued.ok) throw new Error(continued.error.message);
}

async function stopAfter(steps: number): Promise<void> {
  const before = await stepCount(app.window);
  await expect
    .poll(() => stepCount(app.window), { timeout: 120_000 })
    .toBeGreaterThan(before + steps);
  await invoke(app.window, 'training:stop', undefined);
  await waitForPhase(app.window, 'stopped');
}

test('the tutorial reaches 97.2 to 98.2 % on TensorFlow, and the window names the device', async () => {
  const { window } = app;
  await start(on('tensorflow', presetExperiment('tutorial')));
  await waitForPhase(window, 'finished', 240_000);
  const { status, history } = await snapshot(window);
  if (status.phase !== 'finished' || history === null) throw new Error('not finished');
  expect(history.engine).toMatchObject({ id: 'tensorflow', version: '2.21.0' });
  expect(history.engine.device).toMatch(/^[CG]PU, .+, TensorFlow$/);
  expect(status.evaluation.accuracy).toBeGreaterThanOrEqual(0.972);
  expect(status.evaluation.accuracy).toBeLessThanOrEqual(0.982);
  await window.getByRole('button', { name: /TensorFlow ·/ }).click();
  await expect(window.getByText(history.engine.device)).toBeVisible();
});

test('a CNN goes from TensorFlow to the built-in engine in mid-run and back', async () => {
  const { window } = app;
  const config = presetExperiment('cnn');
  await start(on('tensorflow', config));
  await stopAfter(5);
  const engines = [(await snapshot(window)).history?.engine.id];
  for (const kind of ['builtin', 'tensorflow'] as const) {
    await continueOn(kind, config);
    await stopAfter(5);
    engines.push((await snapshot(window)).history?.engine.id);
  }
  expect(engines).toEqual(['tensorflow', 'builtin', 'tensorflow']);
  const losses = (await snapshot(window)).history?.steps.loss ?? [];
  // Begun anew it would be near ln 10 again.
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  expect(mean(losses.slice(0, 3))).toBeGreaterThan(1.5);
  expect(mean(losses.slice(-3))).toBeLessThan(mean(losses.slice(0, 3)));
  expect(losses.every(Number.isFinite)).toBe(true);
});
