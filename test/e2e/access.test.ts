/**
 * axe finds nothing in any state of the window, in light and in dark: idle, training, paused, finished and failed; everything that opens;
 * tables in the place of charts; problems, banners and toasts; narrow layouts. Every rule that axe runs by itself is on. (The plain
 * screens, palette, shortcuts and About are in screens.test.ts and palette.test.ts.)
 */
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { presetExperiment } from '../../contract/presets';
import type { RunEvent } from '../../contract/run-events';
import { RUN_ID, startEvent, stepEvents } from '../renderer/harness/scenes';
import { endRun, expect, launchApp, test } from './support/app';
import { IN_BOTH_THEMES, lookInAll, resize, wear } from './support/looks';
import { setNumber, startTraining, trainButton, waitForPhase } from './support/run';

type Look = (name: string) => Promise<void>;

const lookWith =
  (window: Page): Look =>
  (name) =>
    lookInAll(window, `access-${name}`);

const button = (window: Page, name: string | RegExp): Locator =>
  window.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });

async function send(electron: ElectronApplication, channel: string, value: unknown) {
  await electron.evaluate(
    ({ BrowserWindow }, [name, payload]) =>
      BrowserWindow.getAllWindows()[0]?.webContents.send(name, payload),
    [channel, value] as const,
  );
}

const sendEvents = (electron: ElectronApplication, events: readonly RunEvent[]) =>
  send(electron, 'training:events', events);

/** Opens by its button, is looked at, and closes by Escape. */
async function lookAtOpened(window: Page, look: Look, opener: Locator, role: Role, name: string) {
  await opener.click();
  await expect(window.getByRole(role)).toBeVisible();
  await look(name);
  await window.keyboard.press('Escape');
  await expect(window.getByRole(role)).toBeHidden();
}
type Role = 'dialog' | 'menu' | 'listbox';

test('the form and all that opens from it', async () => {
  test.slow();
  const { electron, window, complaints } = await launchApp();
  const look = lookWith(window);
  await lookAtOpened(window, look, button(window, /^Start from/), 'menu', 'presets');
  await lookAtOpened(window, look, button(window, 'Experiment file'), 'menu', 'file-menu');
  await lookAtOpened(window, look, button(window, 'Add a layer'), 'dialog', 'layer-picker');
  const optimizer = window.getByRole('combobox', { name: /^Optimizer/ });
  await lookAtOpened(window, look, optimizer, 'listbox', 'select');
  await lookAtOpened(window, look, button(window, /^Engine/), 'dialog', 'engine');
  for (const more of await button(window, /^More options/).all()) await more.click();
  await look('more-options');
  await setNumber(window, 'Epochs', 'many');
  await button(window, /^Remove Flatten/)
    .first()
    .focus();
  await look('problem');
  await window.keyboard.press('Enter');
  await expect(window.locator('.toasts')).toContainText('removed');
  await look('toast');
  await trainButton(window).hover();
  await expect(window.locator('[data-tooltip-content]')).toBeVisible();
  await look('blocked');
  for (const [width, layout] of [
    [1000, 'two'],
    [800, 'one'],
  ] as const) {
    await resize(electron, window, width, 700);
    for (const tab of await window.getByRole('tab').all()) {
      await tab.click();
      await look(`${layout}-${String(await tab.textContent()).trim()}`);
    }
  }
  expect(complaints).toEqual([]);
  await electron.close();
});

test('a run from its start to its evaluation', async () => {
  test.slow();
  const { electron, window, complaints } = await launchApp();
  const look = lookWith(window);
  await setNumber(window, 'Epochs', 60);
  await startTraining(window);
  await window.getByTestId('sketchpad').press('d');
  await look('training');
  await button(window, /^Pause/).click();
  await waitForPhase(window, 'paused');
  await look('paused');
  await lookAtOpened(window, look, button(window, 'Why?'), 'dialog', 'verdict');
  await lookAtOpened(window, look, button(window, /^Built-in engine/), 'dialog', 'engine-in-use');
  const loss = window.getByRole('application', { name: 'Loss by epoch' });
  await loss.press('Home');
  await look('reading');
  await endRun(window);
  await look('stopped');
  await window.getByRole('radio', { name: 'Table' }).press('Space');
  await button(window, 'Show as a table').click();
  await look('tables');
  await window.getByTestId('sketchpad').press('Delete');
  await window.getByTestId('sketchpad').press(' ');
  await window.keyboard.press('Shift+ArrowDown');
  await look('drawing');
  await button(window, 'Evaluate').first().click();
  await look('not-evaluated');
  await window.locator('[data-screen=evaluate]').getByRole('button').click();
  await expect(window.getByRole('grid')).toBeVisible({ timeout: 30_000 });
  await window.getByRole('gridcell').nth(43).press('Enter');
  await look('evaluation');
  for (const table of await button(window, 'Show as a table').all()) await table.click();
  await look('evaluation-tables');
  expect(complaints).toEqual([]);
  await electron.close();
});

test('what goes wrong', async () => {
  const { electron, window } = await launchApp();
  const look = lookWith(window);
  const error = {
    code: 'diverged',
    message: 'The loss was not a number after step 120.',
    detail: 'step 120: loss NaN',
  } as const;
  await sendEvents(electron, [
    startEvent(presetExperiment('tutorial')),
    ...stepEvents(0, 120),
    { type: 'runFailed', runId: RUN_ID, error },
  ]);
  await expect(window.getByRole('alert').first()).toBeVisible();
  await window.getByText('Details', { exact: true }).first().click();
  await look('failed');
  await send(electron, 'experiment:refused', {
    code: 'invalidConfig',
    message: 'The file “mine.epochlab” is no experiment.',
  });
  await look('refused');
  await button(window, 'Settings').click();
  await look('settings-with-banner');
  const { dataset: _, ...broken } = presetExperiment('tutorial');
  // A page that has crashed keeps the look it had.
  for (const [theme, worn] of Object.entries(IN_BOTH_THEMES)) {
    await wear(window, worn);
    await sendEvents(electron, [{ ...startEvent(broken as never), runId: 'run-2' }]);
    await expect(button(window, 'Reload the window')).toBeVisible();
    await window.getByText('Details', { exact: true }).click();
    await lookInAll(window, 'access-crash-page', { [theme]: worn });
    await button(window, 'Reload the window').click();
    await expect(trainButton(window)).toBeVisible();
  }
  await electron.close();
});

test('values in the place of classes', async () => {
  test.slow();
  const { electron, window, complaints } = await launchApp();
  const look = lookWith(window);
  await button(window, /^Start from/).click();
  await window.getByRole('menuitem', { name: /cars|consumption/i }).click();
  await look('values-idle');
  await setNumber(window, 'Epochs', 5);
  await startTraining(window);
  await waitForPhase(window, 'finished');
  await look('values-finished');
  await button(window, 'Evaluate').click();
  await look('values-evaluation');
  await button(window, 'Show as a table').click();
  await look('values-table');
  expect(complaints).toEqual([]);
  await electron.close();
});
