/** Leaving while training runs, and coming back: in the background, by pausing, after the app was killed. In the real app. */
import { spawn } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import {
  endRun,
  expect,
  freshUserData,
  launchApp,
  launchArguments,
  ROOT,
  test,
} from './support/app';
import {
  answerClosing,
  askedCount,
  closeWindow,
  isWindowVisible,
  quit,
  type ClosingAnswer,
} from './support/leaving';
import { atRest, lookInAll, resize } from './support/looks';
import {
  invoke,
  setNumber,
  snapshot,
  startTraining,
  stepCount,
  trainButton,
  waitForPhase,
} from './support/run';

const SIZES = [
  [1280, 800],
  [800, 600],
] as const;

const electronBinary = createRequire(import.meta.url)('electron') as unknown as string;

const offer = (window: Page) =>
  window.getByRole('status').filter({ hasText: 'goes on from there' });
const goOn = (window: Page) => window.getByRole('button', { name: 'Continue training' });

/** The window has asked the same before. */
async function expectNoOffer(window: Page): Promise<void> {
  expect(await invoke(window, 'training:unfinished', undefined)).toEqual({ ok: true, value: null });
  await atRest(window);
  await expect(offer(window)).toBeHidden();
}

/** Answers so, then leaves; resolves when the program has ended. */
async function leave(
  electron: ElectronApplication,
  answer: ClosingAnswer,
  how: (electron: ElectronApplication) => Promise<void>,
): Promise<void> {
  await answerClosing(electron, answer);
  const gone = electron.waitForEvent('close');
  await how(electron).catch(() => undefined);
  await gone;
}

async function trainerPid(electron: ElectronApplication): Promise<number> {
  const pid = await electron.evaluate(
    ({ app }) => app.getAppMetrics().find(({ name }) => name === 'Epoch Lab training')?.pid,
  );
  if (pid === undefined) throw new Error('There is no training process');
  return pid;
}

/** What has ended keeps its number on Linux until its parent takes note, which for an orphan may be seconds later. */
async function isAlive(pid: number): Promise<boolean> {
  if (process.platform === 'linux') {
    const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    return status !== '' && !/\) [ZX] /.test(status);
  }
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function secondStart(userData: string): Promise<number | null> {
  const second = spawn(electronBinary, launchArguments(userData), { cwd: ROOT, stdio: 'ignore' });
  return new Promise((resolve) => second.on('exit', resolve));
}

for (const [name, how] of [
  ['closing the window', closeWindow],
  ['quitting', quit],
] as const) {
  test(`${name} in mid-training asks once; cancel changes nothing`, async ({
    app: { electron, window },
  }) => {
    await setNumber(window, 'Epochs', 200);
    await startTraining(window);
    await answerClosing(electron, 'cancel');
    await how(electron);
    await expect.poll(() => askedCount(electron)).toBe(1);
    const before = await stepCount(window);
    await expect.poll(() => stepCount(window)).toBeGreaterThan(before);
    expect(await isWindowVisible(electron)).toBe(true);
    await how(electron);
    await expect.poll(() => askedCount(electron)).toBe(2);
  });
}

test('in the background training runs on; a second start brings the window back with all of it', async ({
  app: { electron, window, userData },
}) => {
  await setNumber(window, 'Epochs', 200);
  await startTraining(window);
  await answerClosing(electron, 'background');
  await quit(electron);
  await expect.poll(() => isWindowVisible(electron)).toBe(false);
  const before = await stepCount(window);
  await expect.poll(() => stepCount(window)).toBeGreaterThan(before);
  // The page may even load again: it stays out of sight.
  await window.reload();
  await window.getByRole('heading', { level: 1 }).waitFor();
  expect(await isWindowVisible(electron)).toBe(false);
  expect(await secondStart(userData)).toBe(0);
  await expect.poll(() => isWindowVisible(electron)).toBe(true);
  const { history } = await snapshot(window);
  expect(history?.steps.loss).toHaveLength(history?.steps.stepCount ?? -1);
  await expect(window.getByRole('button', { name: /^Pause/ })).toBeVisible();
});

test('at the end of a run in the background a notification tells; a click on it shows the result', async ({
  app: { electron, window },
}) => {
  await electron.evaluate(({ Notification }) => {
    Notification.prototype.show = function show(this: Electron.Notification) {
      Object.assign(globalThis, { told: this });
    };
    Notification.isSupported = () => true;
  });
  await setNumber(window, 'Epochs', 4);
  await answerClosing(electron, 'background');
  await startTraining(window);
  await closeWindow(electron);
  await expect.poll(() => isWindowVisible(electron)).toBe(false);
  await waitForPhase(window, 'finished');
  const told = () =>
    electron.evaluate(() => (globalThis as { told?: Electron.Notification }).told?.body ?? '');
  await expect.poll(told).toMatch(/^Test accuracy \d\d\.\d\d%\.$/);
  expect(await isWindowVisible(electron)).toBe(false);
  await electron.evaluate(() => {
    (globalThis as { told?: Electron.Notification }).told?.emit('click');
  });
  await expect.poll(() => isWindowVisible(electron)).toBe(true);
  await expect(trainButton(window)).toBeVisible();
  expect(await askedCount(electron)).toBe(1);
});

test('pause and close: the next start offers to go on from that very step, and once only', async () => {
  const first = await launchApp();
  await setNumber(first.window, 'Epochs', 3);
  await startTraining(first.window);
  await leave(first.electron, 'pause', closeWindow);
  const second = await launchApp({ userData: first.userData });
  await expect(offer(second.window)).toContainText('was paused when Epoch Lab was closed');
  await goOn(second.window).click();
  await waitForPhase(second.window, 'finished');
  await expect(offer(second.window)).toBeHidden();
  const goneOn = (await snapshot(second.window)).history;
  await trainButton(second.window).click();
  await expect
    .poll(async () => (await snapshot(second.window)).history?.runId)
    .not.toBe(goneOn?.runId);
  await waitForPhase(second.window, 'finished');
  const undisturbed = (await snapshot(second.window)).history;
  expect(goneOn?.steps).toEqual(undisturbed?.steps);
  expect(goneOn?.epochs.map(({ loss }) => loss)).toEqual(
    undisturbed?.epochs.map(({ loss }) => loss),
  );
  expect(await readdir(path.join(first.userData, 'runs'))).toHaveLength(2);
  await second.electron.close();
  const third = await launchApp({ userData: first.userData });
  await expectNoOffer(third.window);
  await third.electron.close();
  await rm(first.userData, { recursive: true, force: true });
});

test('killed in mid-training: the next start goes on from the last checkpoint, or leaves it', async () => {
  const userData = await freshUserData();
  const first = await launchApp({ userData });
  await setNumber(first.window, 'Epochs', 200);
  await startTraining(first.window);
  const checkpoint = async () => {
    const [run = ''] = await readdir(path.join(userData, 'runs'));
    return readdir(path.join(userData, 'runs', run));
  };
  await expect.poll(checkpoint, { timeout: 20_000 }).toContain('model.safetensors');
  const trainer = await trainerPid(first.electron);
  const gone = first.electron.waitForEvent('close');
  first.electron.process().kill('SIGKILL');
  await gone;
  // What trains must not outlive the app: it would write where the next start reads.
  await expect.poll(() => isAlive(trainer), { timeout: 2000 }).toBe(false);
  const second = await launchApp({ userData });
  await expect(offer(second.window)).toContainText('was cut off when Epoch Lab ended');
  const offered = await invoke(second.window, 'training:unfinished', undefined);
  if (!offered.ok || offered.value === null) throw new Error('no run is offered');
  const { epoch, step } = offered.value;
  expect(epoch + step).toBeGreaterThan(0);
  await goOn(second.window).click();
  await waitForPhase(second.window, 'training');
  const { history } = await snapshot(second.window);
  expect(history?.epochs.length).toBeGreaterThanOrEqual(epoch);
  expect(history?.steps.stepCount).toBeGreaterThanOrEqual(epoch * 1875 + step);
  expect(await readdir(path.join(userData, 'runs'))).toEqual([history?.runId]);
  await endRun(second.window);
  await second.electron.close();
  await rm(userData, { recursive: true, force: true });
});

test('an offer that is dismissed does not come back, and its run is kept', async () => {
  const first = await launchApp();
  await setNumber(first.window, 'Epochs', 200);
  await startTraining(first.window);
  await leave(first.electron, 'pause', quit);
  const second = await launchApp({ userData: first.userData });
  await expect(offer(second.window)).toBeVisible();
  for (const [width, height] of SIZES) {
    await resize(second.electron, second.window, width, height);
    await lookInAll(second.window, `offer-${width}`);
  }
  await second.window.getByRole('button', { name: 'Not now' }).click();
  await expect(offer(second.window)).toBeHidden();
  await second.window.reload();
  await second.window.getByRole('heading', { level: 1 }).waitFor();
  await expectNoOffer(second.window);
  expect(await readdir(path.join(first.userData, 'runs'))).toHaveLength(1);
  await second.electron.close();
  await rm(first.userData, { recursive: true, force: true });
});

test('a system that shuts down is not kept waiting by a question: the run is paused and kept', async () => {
  const { electron, window, userData } = await launchApp();
  await setNumber(window, 'Epochs', 200);
  await startTraining(window);
  await answerClosing(electron, 'cancel');
  const gone = electron.waitForEvent('close');
  electron.process().kill('SIGTERM');
  await gone;
  const next = await launchApp({ userData });
  await expect(offer(next.window)).toContainText('was paused when Epoch Lab was closed');
  await next.electron.close();
  await rm(userData, { recursive: true, force: true });
});
