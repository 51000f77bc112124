/** Networks that cannot be trained, in the real app: each is refused in words, before or during training, and the app stays usable. */
import type { Page } from '@playwright/test';
import { presetExperiment } from '../../contract/presets';
import { newLayer, type LayerConfig } from '../../contract/layers/registry';
import { expect, testWithSharedApp } from './support/app';
import { invoke, setNumber, snapshot, trainButton, trainToEnd, waitForPhase } from './support/run';

const test = testWithSharedApp();

const layerRow = (window: Page, index: number) =>
  window
    .getByRole('list', { name: 'Layers, from input to output' })
    .getByRole('listitem')
    .nth(index);

/** Adds a layer from the menu by typing its name. */
async function addLayer(window: Page, kind: string): Promise<void> {
  await window.getByRole('button', { name: 'Add a layer' }).click();
  await window.getByRole('combobox', { name: 'Search the layers' }).fill(kind);
  await window.keyboard.press('Enter');
}

/** Picks an option of a select by its label. */
async function choose(window: Page, label: string, option: string): Promise<void> {
  await window.getByRole('combobox', { name: new RegExp(`^${label}`) }).click();
  await window.getByRole('option', { name: new RegExp(`^${option}`) }).click();
}

async function expectBlocked(window: Page, reason: RegExp): Promise<void> {
  const train = trainButton(window);
  const { status } = await snapshot(window);
  await expect(train).toHaveAttribute('aria-disabled', 'true');
  await expect(train).toHaveAccessibleDescription(reason);
  await train.click({ force: true });
  expect((await snapshot(window)).status).toEqual(status);
}

/** The way out of every error here: the tutorial from the menu of ready experiments trains. */
async function trainTutorial(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Start from' }).click();
  await window.getByRole('menuitem', { name: /^Tutorial/ }).click();
  await trainToEnd(window, 1);
}

test('a network larger than any memory is refused beside its heaviest layer, with the estimate', async ({
  app: { window },
}) => {
  await setNumber(window, 'Units', 16384);
  for (let i = 0; i < 2; i++) {
    await addLayer(window, 'Dense');
    await setNumber(window, 'Units', 16384);
  }
  await expect(layerRow(window, 2)).toContainText('needs about 8.2 GB to train');
  await expect(window.getByText('needs about 8.2 GB', { exact: false }).first()).toBeVisible();
  await expectBlocked(window, /an engine can hold 4 GB/);
  await trainTutorial(window);
});

test('a network that turns out too large when it is built is refused, and nothing is left behind', async ({
  app: { window },
}) => {
  await setNumber(window, 'Units', 16384);
  await addLayer(window, 'Dense');
  await setNumber(window, 'Units', 16384);
  await expect(window.getByText(/needs about 4\.2 GB/)).toBeVisible();
  const { status } = await snapshot(window);
  await trainButton(window).click();
  await expect(window.getByText('Not enough memory', { exact: true })).toBeVisible();
  expect((await snapshot(window)).status).toEqual(status);
  await trainTutorial(window);
});

test('a layer that does not fit is marked with the mend, and Train says why it waits', async ({
  app: { window },
}) => {
  await addLayer(window, 'Conv2D');
  await expect(layerRow(window, 2)).toContainText('Conv2D needs an image');
  await expectBlocked(window, /Conv2D needs an image/);
  await expect(layerRow(window, 2).getByRole('button', { pressed: true })).toBeFocused();
  await window.keyboard.press('Delete');
  await expect(trainButton(window)).not.toHaveAttribute('aria-disabled', 'true');
  await trainTutorial(window);
});

test('a shape misfit sent past the form is refused too', async ({ app: { window } }) => {
  const layers: readonly LayerConfig[] = [newLayer('Dense', { units: 10 })];
  const config = { ...presetExperiment('tutorial'), layers };
  expect(await invoke(window, 'training:start', { config })).toMatchObject({
    ok: false,
    error: { code: 'invalidConfig' },
  });
  await trainTutorial(window);
});

test('a run that diverges ends in words, keeps its history, and the next one trains', async ({
  app: { window },
}) => {
  await choose(window, 'Optimizer', 'SGD');
  await setNumber(window, 'Learning rate', 10);
  await window.getByRole('button', { name: 'More options' }).last().click();
  await choose(window, 'Loss', 'mean_squared_error');
  for (const index of [1, 2]) {
    await layerRow(window, index).locator('.main').click();
    await choose(window, 'Activation', 'linear');
  }
  await trainButton(window).click();
  await waitForPhase(window, 'failed');
  await expect(window.getByRole('alert')).toContainText('The loss is no longer a number');
  expect((await snapshot(window)).history).not.toBeNull();
  await trainTutorial(window);
});
