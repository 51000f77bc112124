/** How the window comes back: on a screen that exists, as large as it was, with its parts as they were. In the real app. */
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, freshUserData, launchApp, test } from './support/app';
import { resize } from './support/looks';
import { invoke } from './support/run';

async function boundsWith(state: object) {
  const userData = await freshUserData();
  await writeFile(path.join(userData, 'window-state.json'), JSON.stringify(state));
  const { electron } = await launchApp({ userData });
  const shown = await electron.evaluate(({ BrowserWindow, screen }) => {
    const [window] = BrowserWindow.getAllWindows();
    const { workArea } = screen.getPrimaryDisplay();
    return { bounds: window?.getBounds(), isVisible: window?.isVisible(), workArea };
  });
  await electron.close();
  await rm(userData, { recursive: true, force: true });
  const { bounds, workArea } = shown;
  if (bounds === undefined) throw new Error('There is no window');
  return { ...shown, bounds, workArea };
}

test('a window that stood on a screen that is gone opens on one that is there, no larger than it', async () => {
  const bounds = { x: -9000, y: 40, width: 5000, height: 4000 };
  const shown = await boundsWith({ bounds, isMaximized: false });
  expect(shown.isVisible).toBe(true);
  expect(shown.bounds.x).toBeGreaterThanOrEqual(shown.workArea.x);
  expect(shown.bounds.y).toBeGreaterThanOrEqual(shown.workArea.y);
  expect(shown.bounds.width).toBeLessThanOrEqual(shown.workArea.width);
  expect(shown.bounds.height).toBeLessThanOrEqual(shown.workArea.height);
});

test('a damaged memory of the window is no hindrance', async () => {
  const shown = await boundsWith({ bounds: 'none' });
  expect(shown.isVisible).toBe(true);
  expect(shown.bounds.width).toBeGreaterThanOrEqual(800);
});

test('a window that was maximised keeps the place it had before', async () => {
  const userData = await freshUserData();
  const bounds = { x: 20, y: 30, width: 900, height: 650 };
  const file = path.join(userData, 'window-state.json');
  await writeFile(file, JSON.stringify({ bounds, isMaximized: true }));
  const { electron } = await launchApp({ userData });
  // Where no window manager runs, nothing is ever maximised; that it is asked for, test/main/window.test.ts holds.
  const normal = await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  );
  expect(normal).toMatchObject({ width: 900, height: 650 });
  await electron.close();
  await rm(userData, { recursive: true, force: true });
});

test('the parts of the window are as they were at the last start', async () => {
  const first = await launchApp();
  await resize(first.electron, first.window, 960, 700);
  await first.window.getByText('Table', { exact: true }).click();
  await first.window.getByRole('tab', { name: 'Sketchpad' }).click();
  const kept = () => invoke(first.window, 'panels:get', undefined);
  const chosen = { ok: true, value: { side: 'sketch', chartView: 'table' } };
  await expect.poll(kept).toMatchObject(chosen);
  await first.electron.close();
  const second = await launchApp({ userData: first.userData });
  await expect(second.window.getByRole('radio', { name: 'Table' })).toBeChecked();
  await expect(second.window.getByRole('tab', { name: 'Sketchpad' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await second.electron.close();
  await rm(first.userData, { recursive: true, force: true });
});
