/** Pause, resume, stop, continue, and a reload in mid-training: nothing is lost and the weights come out the same. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, launchApp, test, testWithSharedApp } from './support/app';
import { answerClosing, askedCount, closeWindow } from './support/leaving';
import { invoke, setNumber, snapshot, startTraining, stepCount, waitForPhase } from './support/run';

const sharing = testWithSharedApp();

sharing(
  'pause holds at a batch, resume goes on, and the run ends as if undisturbed',
  async ({ app: { window } }) => {
    await startTraining(window);
    await window.getByRole('button', { name: /^Pause/ }).click();
    await waitForPhase(window, 'paused');
    const held = await stepCount(window);
    await window.waitForTimeout(700);
    expect(await stepCount(window)).toBe(held);
    await window.getByRole('button', { name: /^Resume/ }).click();
    await waitForPhase(window, 'finished');
    const disturbed = await snapshot(window);

    await startTraining(window);
    await waitForPhase(window, 'finished');
    const undisturbed = await snapshot(window);
    expect(disturbed.history?.steps.loss).toEqual(undisturbed.history?.steps.loss);
    expect(disturbed.history?.epochs.map((epoch) => epoch.loss)).toEqual(
      undisturbed.history?.epochs.map((epoch) => epoch.loss),
    );
  },
);

sharing('Space pauses outside a control and types inside one', async ({ app: { window } }) => {
  await startTraining(window);
  await window.locator('body').press('Space');
  await waitForPhase(window, 'paused');
  await window.locator('body').press('Space');
  await waitForPhase(window, 'training');
});

sharing('stop keeps the model; five more epochs go on from it', async ({ app: { window } }) => {
  await setNumber(window, 'Epochs', 2);
  await startTraining(window);
  await window.getByRole('button', { name: 'Stop' }).click();
  await waitForPhase(window, 'stopped');
  const stopped = await snapshot(window);
  const answer = await invoke(window, 'training:evaluate', undefined);
  expect(answer.ok && answer.value.accuracy).toBeGreaterThan(0.5);
  await window.getByRole('button', { name: /5 (more )?epochs/ }).click();
  await waitForPhase(window, 'finished');
  const { history } = await snapshot(window);
  expect(history?.runId).toBe(stopped.history?.runId);
  // Counted from the epochs that had ended: the one cut short is finished as the first of the five.
  const epochs = (stopped.history?.epochs.length ?? 0) + 5;
  expect(history?.epochs).toHaveLength(epochs);
  expect(history?.steps.stepCount).toBe(epochs * 1875);
});

sharing(
  'a reload in mid-training loses no point and the run goes on',
  async ({ app: { window } }) => {
    await setNumber(window, 'Epochs', 5);
    await startTraining(window);
    const before = await snapshot(window);
    await window.reload();
    await window.getByRole('heading', { level: 1 }).waitFor();
    const after = await snapshot(window);
    const points = before.history?.steps.loss ?? [];
    expect(points.length).toBeGreaterThan(0);
    expect(after.history?.steps.loss.slice(0, points.length)).toEqual(points);
    await waitForPhase(window, 'finished');
    const { history } = await snapshot(window);
    expect(history?.steps.stepCount).toBe(5 * 1875);
    expect(history?.steps.loss).toHaveLength(5 * 1875);
    await expect(window.getByText(/Epoch 5 of 5|98\.\d/).first()).toBeVisible();
  },
);

test('a command that does not fit the state is refused and harms nothing', async ({
  app: { window },
}) => {
  for (const command of ['training:pause', 'training:resume', 'training:stop'] as const) {
    const result = await invoke(window, command, undefined);
    expect(result).toMatchObject({ ok: false, error: { code: 'illegalCommand' } });
  }
  const none = await invoke(window, 'training:evaluate', undefined);
  expect(none).toMatchObject({ ok: false, error: { code: 'noModel' } });
  await setNumber(window, 'Epochs', 3);
  await startTraining(window);
  const { config } = await snapshot(window);
  if (config === null) throw new Error('no config');
  const again = await invoke(window, 'training:start', { config });
  expect(again).toMatchObject({ ok: false, error: { code: 'illegalCommand' } });
  await waitForPhase(window, 'finished');
});

test('closing while paused asks too; cancel leaves it paused, “pause and close” keeps all of it', async () => {
  const { electron, window, userData } = await launchApp();
  await startTraining(window);
  await window.getByRole('button', { name: /^Pause/ }).click();
  await waitForPhase(window, 'paused');
  await answerClosing(electron, 'cancel');
  await closeWindow(electron);
  expect((await snapshot(window)).status.phase).toBe('paused');
  expect(await askedCount(electron)).toBe(1);
  await answerClosing(electron, 'pause');
  const gone = electron.waitForEvent('close');
  await closeWindow(electron);
  await gone;
  const [run] = await readdir(path.join(userData, 'runs'));
  const files = await readdir(path.join(userData, 'runs', run ?? ''));
  expect(files).toEqual(
    expect.arrayContaining(['experiment.json', 'history.json', 'model.safetensors']),
  );
});
