/** What the tests do and read through the app's own `window.api`, as the window itself would. */
import type { Page } from '@playwright/test';
import type { Api, CommandInput, CommandOutput } from '../../../contract/ipc/api';
import type { CommandName, Snapshot } from '../../../contract/ipc/channels';
import type { Result } from '../../../contract/errors';
import type { RunPhase } from '../../../contract/run-status';
import { expect } from './app';

interface WithApi {
  readonly api: Api;
}

export function invoke<C extends CommandName>(
  window: Page,
  command: C,
  input: CommandInput<C>,
): Promise<Result<CommandOutput<C>>> {
  return window.evaluate(
    ([name, value]) => (globalThis as unknown as WithApi).api.invoke(name as C, value as never),
    [command, input] as const,
  );
}

export async function snapshot(window: Page): Promise<Snapshot> {
  const result = await invoke(window, 'training:snapshot', undefined);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** Left to itself, a poll looks once a second only. */
const POLL_MS = [50, 100, 200];

export async function waitForPhase(window: Page, phase: RunPhase, timeout = 60_000): Promise<void> {
  const reached = async () => (await snapshot(window)).status.phase;
  await expect.poll(reached, { timeout, intervals: POLL_MS }).toBe(phase);
}

export async function stepCount(window: Page): Promise<number> {
  return (await snapshot(window)).history?.steps.stepCount ?? 0;
}

export function trainButton(window: Page) {
  return window.getByRole('button', { name: /^Train( again)?\b/ });
}

/** Presses Train and waits until steps of a new run come in. */
export async function startTraining(window: Page): Promise<void> {
  const runId = async () => (await snapshot(window)).history?.runId;
  const before = await runId();
  await trainButton(window).click();
  await expect.poll(runId, { timeout: 30_000, intervals: POLL_MS }).not.toBe(before);
  await expect
    .poll(() => stepCount(window), { timeout: 30_000, intervals: POLL_MS })
    .toBeGreaterThan(0);
}

/** A whole run, for what needs a trained model and not how it came by it. */
export async function trainToEnd(window: Page, epochs: number): Promise<void> {
  await setNumber(window, 'Epochs', epochs);
  await startTraining(window);
  await waitForPhase(window, 'finished');
}

/** Sets a number field of the Lab by its label. */
export async function setNumber(
  window: Page,
  label: string,
  value: number | string,
): Promise<void> {
  const field = window.getByRole('textbox', { name: label, exact: true });
  await field.fill(String(value));
  await field.press('Tab');
}
