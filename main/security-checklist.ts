/**
 * The 20 items of Electron's security checklist (electronjs.org/docs/latest/tutorial/security) as a table, each with a check of the
 * running app. `exposeSecurityChecks` lets an end-to-end test run them from the main process; no page can reach them.
 */
import { app, type BrowserWindow, type WebPreferences } from 'electron';
import { electronSupport } from './electron-releases';
import { APP_ORIGIN, CONTENT_SECURITY_POLICY } from './app-protocol';
import { WINDOW_PREFERENCES } from './security';

/** `later`: can only hold in a package made with the real Electron; says what it waits for. */
type Verdict = { readonly held: boolean; readonly evidence: string; readonly later?: boolean };
type Check = (window: BrowserWindow) => Verdict | Promise<Verdict>;

export interface SecurityItem {
  readonly number: number;
  readonly title: string;
  readonly check: Check;
}

export const SECURITY_CHECKLIST: readonly SecurityItem[] = [
  item(1, 'Only load secure content', (window) => ours(window.webContents.getURL())),
  item(
    2,
    'No Node.js integration',
    inPage(
      '[typeof require, typeof process, typeof module].join()',
      'undefined,undefined,undefined',
    ),
  ),
  item(3, 'Context isolation', preference('contextIsolation')),
  item(4, 'Process sandboxing', preference('sandbox')),
  item(
    5,
    'Permission requests are denied',
    inPage(
      'navigator.permissions.query({ name: "geolocation" }).then((status) => status.state)',
      'denied',
    ),
  ),
  item(6, 'webSecurity stays on', preference('webSecurity')),
  item(
    7,
    'Content Security Policy',
    inPage(
      'fetch(location.href).then((page) => page.headers.get("content-security-policy"))',
      CONTENT_SECURITY_POLICY,
    ),
  ),
  item(8, 'No insecure content', preference('allowRunningInsecureContent')),
  item(9, 'No experimental features', preference('experimentalFeatures')),
  item(10, 'No Blink features switched on', noBlinkFeatures),
  item(11, 'No webview, so no allowpopups', preference('webviewTag')),
  item(12, 'A webview would be refused', listens('will-attach-webview')),
  item(13, 'Navigation is limited', listens('will-navigate')),
  item(14, 'New windows are refused', inPage('String(window.open("about:blank"))', 'null')),
  item(15, 'openExternal gets no untrusted address', () =>
    verdict(true, 'shell.openExternal is not used'),
  ),
  item(16, 'A maintained version of Electron', electronVersion),
  item(17, 'The sender of every message is checked', () =>
    verdict(true, 'ipc/typed-ipc.ts is the only listener; see its tests'),
  ),
  item(18, 'No file:// protocol', inPage('location.origin', APP_ORIGIN)),
  item(19, 'Fuses', fuses),
  item(
    20,
    'No Electron interface in the page',
    inPage(
      'Object.entries(window.api).map(([name, value]) => `${name} ${typeof value}`).sort().join()',
      'invoke function,on function',
    ),
  ),
];

export interface SecurityReport {
  readonly number: number;
  readonly title: string;
  readonly held: boolean;
  readonly evidence: string;
  readonly later: boolean;
}

export function checkSecurity(window: BrowserWindow): Promise<readonly SecurityReport[]> {
  return Promise.all(
    SECURITY_CHECKLIST.map(async ({ number, title, check }) => {
      const { held, evidence, later = false } = await check(window);
      return { number, title, held, evidence, later };
    }),
  );
}

/** Read by the end-to-end test as `globalThis[Symbol.for('epoch-lab.security')]()`. */
export function exposeSecurityChecks(window: () => BrowserWindow | undefined): void {
  const check = async () => {
    const open = window();
    return open === undefined ? [] : checkSecurity(open);
  };
  Object.defineProperty(globalThis, Symbol.for('epoch-lab.security'), { value: check });
}

function item(number: number, title: string, check: Check): SecurityItem {
  return { number, title, check };
}

function verdict(held: boolean, evidence: string): Verdict {
  return { held, evidence };
}

function ours(url: string): Verdict {
  return verdict(url.startsWith(`${APP_ORIGIN}/`), url);
}

/** The preference as the running page has it. */
function preference(name: keyof typeof WINDOW_PREFERENCES): Check {
  return (window) => {
    const value = lastPreferences(window)[name] ?? WINDOW_PREFERENCES[name];
    return verdict(value === WINDOW_PREFERENCES[name], `${name}: ${String(value)}`);
  };
}

/** Electron has the method on every version used here, though not in its type declarations. */
function lastPreferences(window: BrowserWindow): WebPreferences {
  const contents = window.webContents as unknown as {
    getLastWebPreferences?(): WebPreferences | null;
  };
  return contents.getLastWebPreferences?.() ?? {};
}

/** Runs an expression in the page and compares what comes back. */
function inPage(expression: string, expected: string): Check {
  return async (window) => {
    const value: unknown = await window.webContents.executeJavaScript(expression);
    return verdict(value === expected, `${expression} = ${String(value)}`);
  };
}

function listens(event: string): Check {
  return (window) => {
    const count = window.webContents.listenerCount(event);
    return verdict(count > 0, `${count} listeners of ${event}`);
  };
}

function noBlinkFeatures(window: BrowserWindow): Verdict {
  const features = lastPreferences(window).enableBlinkFeatures ?? '';
  return verdict(features === '', `enableBlinkFeatures: "${features}"`);
}

function electronVersion(): Verdict {
  const version = process.versions.electron;
  const { state } = electronSupport(version, new Date());
  const held = state === 'supported' || state === 'ending';
  return { held, evidence: `${version}: ${state}`, later: !held && !app.isPackaged };
}

/** Fuses are burnt into the binary when it is packaged; the package's own test reads them back. */
function fuses(): Verdict {
  return {
    held: app.isPackaged,
    evidence: app.isPackaged ? 'packaged' : 'not packaged',
    later: !app.isPackaged,
  };
}
