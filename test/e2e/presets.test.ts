/** The ready experiments in the real app: picked from the window's head or the menu, each trains, and picking one leaves a run alone. */
import { PRESET_IDS, type PresetId } from '../../contract/presets';
import { catalogue } from '../../contract/text/text';
import { expect, testWithSharedApp, type RunningApp } from './support/app';
import { setNumber, snapshot, startTraining, stepCount, waitForPhase } from './support/run';

const test = testWithSharedApp();

async function pick({ window }: RunningApp, preset: PresetId): Promise<void> {
  const { label } = catalogue().presets[preset];
  await window.getByRole('button', { name: 'Start from' }).click();
  await window.getByRole('menuitem', { name: new RegExp(`^${label}`) }).click();
}

const parameters: Readonly<Record<PresetId, string>> = {
  tutorial: '101,770',
  deep: '669,706',
  cnn: '34,826',
  lstm: '81,674',
  gru: '61,962',
  simpleRnn: '21,386',
  regression: '4,865',
};

for (const preset of PRESET_IDS) {
  test(`“${catalogue().presets[preset].label}” is picked and learns`, async ({ app }) => {
    const { window } = app;
    await pick(app, preset);
    await expect(window.getByText(`${parameters[preset]} parameters`)).toBeVisible();
    // Long enough to be stopped in its midst, whatever the network.
    await setNumber(window, 'Epochs', 5000);
    await startTraining(window);
    await expect.poll(() => stepCount(window), { timeout: 60_000 }).toBeGreaterThan(200);
    const { history } = await snapshot(window);
    expect(history?.engine.id).toBe('builtin');
    const losses = history?.steps.loss ?? [];
    const mean = (part: ArrayLike<number>) =>
      Array.from(part).reduce((sum, loss) => sum + loss, 0) / part.length;
    expect(mean(losses.slice(-20))).toBeLessThan(0.8 * mean(losses.slice(0, 20)));
    await window.getByRole('button', { name: 'Stop', exact: true }).click();
    await waitForPhase(window, 'stopped');
  });
}

test('a ready experiment is chosen from the File menu, and Undo brings the old one back', async ({
  app,
}) => {
  const { electron, window } = app;
  await pick(app, 'tutorial');
  await setNumber(window, 'Units', 77);
  await electron.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('preset:deep')?.click();
  });
  await expect(window.getByRole('list', { name: /^Layers/ }).getByRole('listitem')).toHaveCount(6);
  await window.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(window.getByRole('textbox', { name: 'Units', exact: true })).toHaveValue('77');
});

test('picking a ready experiment leaves a run under way as it is', async ({ app }) => {
  const { window } = app;
  await pick(app, 'tutorial');
  await setNumber(window, 'Epochs', 500);
  await startTraining(window);
  await pick(app, 'deep');
  const before = await stepCount(window);
  await expect.poll(() => stepCount(window)).toBeGreaterThan(before);
  const { status, config } = await snapshot(window);
  expect(status.phase).toBe('training');
  expect(config?.layers).toHaveLength(3);
  await expect(window.getByText('edited since: counts when you next train')).toBeVisible();
});
