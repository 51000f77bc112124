/** Bad input in the real app: form fields out of range, messages that break the contract, a data folder that cannot be written. */
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { COMMANDS } from '../../contract/ipc/channels';
import { presetExperiment } from '../../contract/presets';
import { expect, freshUserData, launchApp, test, testWithSharedApp } from './support/app';
import { atRest } from './support/looks';
import { invoke, setNumber, snapshot, trainButton, waitForPhase } from './support/run';
import type { Page } from '@playwright/test';

const sharing = testWithSharedApp();

const OUT_OF_RANGE = [
  ['Epochs', '0'],
  ['Epochs', 'many'],
  ['Batch size', '0'],
  ['Batch size', '2.5'],
  ['Learning rate', '-1'],
  ['Learning rate', '0'],
  ['Units', '0'],
  ['Units', '1e9'],
] as const;

for (const [label, value] of OUT_OF_RANGE) {
  sharing(
    `${label} "${value}" is marked beside the field with the mend, and nothing starts`,
    async ({ app: { window } }) => {
      const field = window.getByRole('textbox', { name: label, exact: true });
      const good = await field.inputValue();
      await setNumber(window, label, value);
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      const notes = ((await field.getAttribute('aria-describedby')) ?? '').split(' ');
      const texts = await Promise.all(
        notes.map((id) => window.locator(`[id="${id}"]`).textContent()),
      );
      expect(texts.join(' ')).toMatch(/Enter a/);
      await expect(trainButton(window)).toHaveAttribute('aria-disabled', 'true');
      await trainButton(window).click({ force: true });
      await atRest(window);
      expect((await snapshot(window)).status.phase).toBe('idle');
      await expect(field).toHaveValue(value);
      await setNumber(window, label, good);
      await expect(trainButton(window)).not.toHaveAttribute('aria-disabled', 'true');
    },
  );
}

function send(
  window: Page,
  command: string,
  input: unknown,
): Promise<{ ok: boolean; error?: { code: string } }> {
  return window.evaluate(
    async ([name, value]) => {
      const { api } = globalThis as unknown as {
        api: {
          invoke(name: unknown, input: unknown): Promise<{ ok: boolean; error?: { code: string } }>;
        };
      };
      try {
        return await api.invoke(name, value);
      } catch (thrown) {
        return { ok: false, error: { code: `thrown ${String(thrown)}` } };
      }
    },
    [command, input] as const,
  );
}

sharing(
  'every channel refuses wrong types and unknown keys with a typed error, and main lives on',
  async ({ app: { window } }) => {
    const junk: readonly unknown[] = [
      null,
      7,
      'x',
      [],
      { extra: 1 },
      { config: {} },
      { epochs: 0 },
      { pixels: 'no' },
      { __proto__: { a: 1 }, kind: 'mnist' },
    ];
    for (const command of Object.keys(COMMANDS)) {
      for (const input of junk) {
        const answer = await send(window, command, input);
        expect(answer.ok, `${command} ${JSON.stringify(input)}`).toBe(false);
        expect(answer.error?.code, `${command} ${JSON.stringify(input)}`).toMatch(
          /^(invalidRequest|invalidConfig)$/,
        );
      }
    }
    const config = { ...presetExperiment('tutorial'), surprise: true };
    expect(await send(window, 'training:start', { config })).toMatchObject({ ok: false });
    expect(await send(window, 'no:such-command', undefined)).toMatchObject({ ok: false });
    expect((await invoke(window, 'app:info', undefined)).ok).toBe(true);
  },
);

test('a runs folder that cannot be written: a clear error before anything is spent, and it trains once mended', async () => {
  const userData = await freshUserData();
  const runs = path.join(userData, 'runs');
  // A file where the folder should be: unwritable also for root.
  await writeFile(runs, 'not a folder');
  const { electron, window } = await launchApp({ userData });
  await setNumber(window, 'Epochs', 1);
  await trainButton(window).click();
  await expect(window.getByText('The run could not be saved', { exact: true })).toBeVisible();
  expect((await snapshot(window)).status.phase).toBe('idle');
  await rm(runs);
  await trainButton(window).click();
  await waitForPhase(window, 'finished');
  await electron.close();
});

test('user data under a path with spaces, quotes and Unicode works', async () => {
  const userData = path.join(await freshUserData(), `it's "odd" — données 数字`);
  await mkdir(userData, { recursive: true });
  await chmod(userData, 0o700);
  const { electron, window } = await launchApp({ userData });
  await setNumber(window, 'Epochs', 1);
  await trainButton(window).click();
  await waitForPhase(window, 'finished');
  const info = await invoke(window, 'app:info', undefined);
  expect(info.ok && info.value.warning).toBeNull();
  await electron.close();
});
