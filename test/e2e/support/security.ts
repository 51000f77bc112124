/** What the app itself says of the security checklist, and the ways by which a page might try to get out. */
import type { ElectronApplication } from '@playwright/test';
import type { SecurityReport } from '../../../main/security-checklist';
import { expect, type RunningApp } from './app';

/** All 20 items as the running main process finds them. */
export async function securityReports(
  electron: ElectronApplication,
): Promise<readonly SecurityReport[]> {
  const reports = await electron.evaluate(() => {
    const check = (globalThis as unknown as Record<symbol, () => Promise<SecurityReport[]>>)[
      Symbol.for('epoch-lab.security')
    ];
    return check?.() ?? [];
  });
  expect(reports.map((report) => report.number)).toEqual(
    Array.from({ length: 20 }, (_, i) => i + 1),
  );
  return reports;
}

const ESCAPES: Readonly<Record<string, string>> = {
  'location.href': `location.href = 'https://example.com/'`,
  'location.assign to a file': `location.assign('file:///etc/passwd')`,
  'location.replace to data': `location.replace('data:text/html,hello')`,
  'a link': `Object.assign(document.createElement('a'), { href: 'https://example.com/' }).click()`,
  'a link in a new window': `Object.assign(document.createElement('a'), { href: 'https://example.com/', target: '_blank' }).click()`,
  'window.open': `window.open('https://example.com/')`,
  'window.open of our own page': `window.open(location.href)`,
  'window.open of about:blank': `window.open('about:blank')`,
  'a form': `(() => { const form = document.createElement('form'); form.action = 'https://example.com/'; document.body.append(form); form.submit(); form.remove(); })()`,
  'a frame': `(() => { const frame = document.createElement('iframe'); frame.src = 'https://example.com/'; document.body.append(frame); setTimeout(() => frame.remove(), 100); })()`,
  'a refresh tag': `document.head.insertAdjacentHTML('beforeend', '<meta http-equiv="refresh" content="0;url=https://example.com/">')`,
  'a script by address': `document.head.append(Object.assign(document.createElement('script'), { src: 'https://example.com/x.js' }))`,
};

/** Tries every way out: the address and the number of windows stay as they are. */
export async function expectNoWayOut({ electron, window }: RunningApp): Promise<void> {
  const address = window.url();
  for (const [name, script] of Object.entries(ESCAPES)) {
    await window.evaluate(script).catch(() => undefined);
    await window.waitForTimeout(150);
    expect(window.url(), name).toBe(address);
    expect(
      await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
      name,
    ).toBe(1);
  }
}
