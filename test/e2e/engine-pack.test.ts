// The TensorFlow engine in the real app: installed, cancelled, damaged, removed in Settings, and trained on.

import { existsSync, openSync, readSync, writeSync, closeSync, statSync } from 'node:fs';
import path from 'node:path';
import { hasCpuPack, NO_PACK, PACKS_FOLDER } from '../support/installed-pack';
import { endRun, expect, freshUserData, launchApp, test } from './support/app';

test.skip(!hasCpuPack, NO_PACK);

const LIBRARY = 'tensorflow-cpu/tensorflow/libtensorflow_cc.so.2';

function flipBit(file: string): void {
  const handle = openSync(file, 'r+');
  const place = statSync(file).size >> 1;
  const byte = Buffer.alloc(1);
  readSync(handle, byte, 0, 1, place);
  byte[0] = (byte[0] ?? 0) ^ 1;
  writeSync(handle, byte, 0, 1, place);
  closeSync(handle);
}

test('is installed, cancelled, verified, found damaged and removed in Settings', async () => {
  test.setTimeout(5 * 60_000);
  const packs = path.join(await freshUserData(), 'packs');
  const variables = { EPOCH_LAB_ENGINE_PACKS: packs };
  const { electron, window, complaints } = await launchApp({ variables });
  await window.getByRole('button', { name: 'Settings' }).click();
  const row = window.getByRole('article', { name: 'TensorFlow', exact: true });
  await expect(row.getByText('Not installed')).toBeVisible();

  await row.getByRole('button', { name: 'Install' }).click();
  await expect(row.getByRole('progressbar')).toBeVisible();
  await row.getByRole('button', { name: 'Cancel' }).click();
  await expect(row.getByText('Not installed')).toBeVisible();
  expect(existsSync(path.join(packs, 'tensorflow-cpu'))).toBe(false);

  await row.getByRole('button', { name: 'Install' }).click();
  await expect(row.getByText('Ready')).toBeVisible({ timeout: 240_000 });
  await expect(row.getByText(/TensorFlow 2\.21\.0/)).toBeVisible();
  await expect(row.getByText(/Processor: /)).toBeVisible();

  flipBit(path.join(packs, LIBRARY));
  await row.getByRole('button', { name: 'Verify' }).click();
  await expect(row.getByRole('alert')).toContainText('checksum differs', { timeout: 30_000 });
  await expect(row.getByText('Cannot be used')).toBeVisible();

  await row.getByRole('button', { name: 'Remove' }).click();
  await window.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(row.getByText('Not installed')).toBeVisible();
  expect(existsSync(path.join(packs, 'tensorflow-cpu'))).toBe(false);
  expect(complaints).toEqual([]);
  await electron.close();
});

test('trains the tutorial when it is chosen', async () => {
  test.setTimeout(2 * 60_000);
  const variables = { EPOCH_LAB_ENGINE_PACKS: PACKS_FOLDER };
  const { electron, window, complaints } = await launchApp({ variables });
  await window.getByRole('button', { name: 'Settings' }).click();
  await window.locator('#field-engine-kind').click();
  await window.getByRole('option', { name: /^TensorFlow/ }).click();
  await window.getByRole('button', { name: /^Train/ }).click();
  await expect(window.getByText(/epoch 2 of 5/i).first()).toBeVisible({ timeout: 90_000 });
  const engine = await window.evaluate(async () => {
    const snapshot = await (
      globalThis as unknown as {
        api: { invoke(name: string): Promise<{ value: { history: { engine: object } } }> };
      }
    ).api.invoke('training:snapshot');
    return snapshot.value.history.engine;
  });
  expect(engine).toMatchObject({ id: 'tensorflow', version: '2.21.0' });
  await endRun(window);
  expect(complaints).toEqual([]);
  await electron.close();
});
