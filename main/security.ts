/** How the window is closed in: its preferences, and what its page may not do. `security-checklist.ts` proves it at run time. */
import { app, type Session, type WebContents, type WebPreferences } from 'electron';
import { APP_PAGE } from './app-protocol';
import type { Log } from './log';

export const WINDOW_PREFERENCES = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const satisfies WebPreferences;

const NETWORK_ADDRESSES = ['http', 'https', 'ws', 'wss', 'ftp'].map((scheme) => `${scheme}://*/*`);

/** No page gets any permission: nothing here needs camera, place, notification or clipboard reading. */
export function hardenSession(session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => {
    log(`permission refused: ${permission}`);
    decide(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  // Nothing leaves the machine, whatever a page tries.
  session.webRequest.onBeforeRequest({ urls: NETWORK_ADDRESSES }, (details, decide) => {
    log(`request refused: ${new URL(details.url).protocol}`);
    decide({ cancel: true });
  });
}

/** The page stays the one page: it goes nowhere, opens nothing and embeds nothing. */
function hardenContents(contents: WebContents, log: Log): void {
  const refuse = (event: { preventDefault(): void }, what: string) => {
    event.preventDefault();
    log(`refused: ${what}`);
  };
  contents.setWindowOpenHandler(() => {
    log('refused: new window');
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => {
    if (event.url !== APP_PAGE) refuse(event, 'navigation');
  });
  contents.on('will-redirect', (event) => refuse(event, 'redirect'));
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) refuse(event, 'frame');
  });
  contents.on('will-attach-webview', (event) => refuse(event, 'webview'));
}

/** All contents there will ever be, also those that no one meant to make. Before the first window. */
export function hardenEveryContents(log: Log): void {
  app.on('web-contents-created', (_event, contents) => hardenContents(contents, log));
}
