/** The tutorial as a newcomer does it: press Train, watch, read the test accuracy, look at each panel. */
import path from 'node:path';
import { ARTIFACTS, expect, test } from './support/app';
import { measureFrameGaps } from './support/frames';
import {
  invoke,
  snapshot,
  setNumber,
  startTraining,
  stepCount,
  trainButton,
  waitForPhase,
} from './support/run';

test('a newcomer trains all 60,000 digits for 5 epochs and reads a test accuracy of 97.2 to 98.2 %', async ({
  app: { window },
}) => {
  await expect(window.getByText('101,770 parameters')).toBeVisible();
  const chart = window.getByRole('application', { name: /loss/i });
  const empty = await chart.screenshot();
  await startTraining(window);
  await expect(window.getByRole('button', { name: /Training… epoch/ })).toBeVisible();

  const first = await chart.screenshot();
  expect(first.equals(empty)).toBe(false);
  const stepsAtFirst = await stepCount(window);
  await expect.poll(() => stepCount(window)).toBeGreaterThan(stepsAtFirst);
  const second = await chart.screenshot();
  expect(second.equals(first)).toBe(false);
  await window.screenshot({ path: path.join(ARTIFACTS, 'tutorial-training.png') });

  await waitForPhase(window, 'finished');
  const { status, history } = await snapshot(window);
  if (status.phase !== 'finished' || history === null) throw new Error('not finished');
  expect(history.steps.stepCount).toBe(5 * 1875);
  expect(history.epochs).toHaveLength(5);
  expect(history.trainingCount).toBe(60_000);
  expect(status.evaluation.sampleCount).toBe(10_000);
  expect(status.evaluation.accuracy ?? 0).toBeGreaterThanOrEqual(0.972);
  expect(status.evaluation.accuracy).toBeLessThanOrEqual(0.982);
  expect(status.evaluation.loss).toBeGreaterThan(0.065);
  expect(status.evaluation.loss).toBeLessThan(0.09);
  await window.screenshot({ path: path.join(ARTIFACTS, 'tutorial-finished.png') });

  await window.getByRole('button', { name: 'Evaluate' }).click();
  const percent = ((status.evaluation.accuracy ?? 0) * 100).toFixed(2);
  const shown = window.getByText(new RegExp(percent.replace('.', '\\.'))).filter({ visible: true });
  await expect(shown.first()).toBeVisible();
  const matrix = window.getByRole('grid');
  await expect(matrix).toBeVisible();
  await window.screenshot({ path: path.join(ARTIFACTS, 'tutorial-evaluate.png') });
  await matrix.getByRole('gridcell').first().focus();
  await window.keyboard.press('ArrowRight');
  await window.keyboard.press('ArrowDown');
  await expect(matrix.locator(':focus')).toHaveCount(1);
});

test('the window is never held up for more than 50 ms while training runs', async ({
  app: { window },
}) => {
  await setNumber(window, 'Epochs', 10);
  const gaps = await measureFrameGaps(window);
  await trainButton(window).click();
  // Nothing is asked of the window meanwhile: whatever holds it up is its own work.
  await window.getByRole('button', { name: /^Train again/ }).waitFor({ timeout: 60_000 });
  gaps.report(await gaps.stop());
  expect((await snapshot(window)).history?.steps.stepCount).toBe(10 * 1875);
});

test('a second training starts from fresh weights and repeats the first one to the bit', async ({
  app: { window },
}) => {
  const losses: number[][] = [];
  for (let round = 0; round < 2; round++) {
    const before = (await snapshot(window)).history?.runId;
    await trainButton(window).click();
    await expect.poll(async () => (await snapshot(window)).history?.runId).not.toBe(before);
    await expect.poll(() => stepCount(window), { timeout: 30_000 }).toBeGreaterThan(200);
    await window.getByRole('button', { name: 'Stop' }).click();
    await waitForPhase(window, 'stopped');
    const { history } = await snapshot(window);
    losses.push([...(history?.steps.loss ?? [])].slice(0, 200));
  }
  expect(losses[0]).toHaveLength(200);
  expect(losses[1]).toEqual(losses[0]);
});

test('the window asks for nothing outside the app', async ({ app: { window, electron } }) => {
  const urls: string[] = [];
  electron.context().on('request', (request) => urls.push(request.url()));
  await setNumber(window, 'Epochs', 2);
  await startTraining(window);
  await window.reload();
  await waitForPhase(window, 'finished');
  const info = await invoke(window, 'app:info', undefined);
  expect(info.ok).toBe(true);
  expect(urls.length).toBeGreaterThan(0);
  expect(urls.filter((url) => !/^(app|data|blob):/.test(url))).toEqual([]);
});
