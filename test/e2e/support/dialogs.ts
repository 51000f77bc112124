/** Answers the system's file dialogs in the place of a user; the test driver cannot press their buttons. */
import type { ElectronApplication } from '@playwright/test';

/** `path`: what the user picks; undefined: the dialog is cancelled. */
export async function answerOpenDialog(electron: ElectronApplication, path?: string) {
  await electron.evaluate(({ dialog }, file) => {
    const filePaths = file === undefined ? [] : [file];
    dialog.showOpenDialog = () => Promise.resolve({ canceled: filePaths.length === 0, filePaths });
  }, path);
}

/** The name that was offered is kept: `offeredName` gives it. */
export async function answerSaveDialog(electron: ElectronApplication, path?: string) {
  await electron.evaluate(({ dialog }, file) => {
    const answer = (...words: unknown[]) => {
      const options = words.at(-1) as { readonly defaultPath?: string };
      (globalThis as unknown as Offered).offeredPath = options.defaultPath;
      return Promise.resolve({ canceled: file === undefined, filePath: file ?? '' });
    };
    dialog.showSaveDialog = answer;
  }, path);
}

export function offeredPath(electron: ElectronApplication): Promise<string | undefined> {
  return electron.evaluate(() => (globalThis as unknown as Offered).offeredPath);
}

interface Offered {
  offeredPath?: string | undefined;
}

/** Presses an entry of the native menu by its id. */
export async function pressMenu(electron: ElectronApplication, id: string): Promise<void> {
  await electron.evaluate(({ Menu }, entry) => {
    Menu.getApplicationMenu()?.getMenuItemById(entry)?.click();
  }, id);
}

/** Presses the entry at that place among the recent files. */
export async function pressRecent(electron: ElectronApplication, at: number): Promise<void> {
  await electron.evaluate(({ Menu }, index) => {
    const files = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'File');
    const list = files?.submenu?.items.find(({ label }) => label === 'Open recent')?.submenu;
    list?.items[index]?.click();
  }, at);
}
