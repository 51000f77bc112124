/** Leaves the app as a user does, and answers in the user's place what it asks then. */
import type { ElectronApplication } from '@playwright/test';

const ANSWERS = ['background', 'pause', 'cancel'] as const;
export type ClosingAnswer = (typeof ANSWERS)[number];

interface Asked {
  asked?: number;
}

/** From now on, whoever is asked answers so. */
export async function answerClosing(
  electron: ElectronApplication,
  answer: ClosingAnswer,
): Promise<void> {
  await electron.evaluate(({ dialog }, response) => {
    dialog.showMessageBox = () => {
      const counter = globalThis as unknown as Asked;
      counter.asked = (counter.asked ?? 0) + 1;
      return Promise.resolve({ response, checkboxChecked: false });
    };
  }, ANSWERS.indexOf(answer));
}

/** How often it has asked since `answerClosing` was first called. */
export function askedCount(electron: ElectronApplication): Promise<number> {
  return electron.evaluate(() => (globalThis as unknown as Asked).asked ?? 0);
}

export async function closeWindow(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
}

export async function quit(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(({ app }) => app.quit());
}

export function isWindowVisible(electron: ElectronApplication): Promise<boolean | undefined> {
  return electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
}
