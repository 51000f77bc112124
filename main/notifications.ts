/** Tells by a system notification that a run has ended, when the user is elsewhere and wishes it. */
import { Notification, type BrowserWindow } from 'electron';
import type { Preferences } from '../contract/preferences';
import type { RunEvent } from '../contract/run-events';
import { endNotice } from './run-display';
import { focusWindow } from './window';

export function notifyEnd(
  window: BrowserWindow,
  events: readonly RunEvent[],
  preferences: Preferences,
): void {
  const notice = endNotice(events);
  if (notice === undefined || !preferences.notifyWhenDone) return;
  if (window.isDestroyed() || isLookedAt(window) || !Notification.isSupported()) return;
  const notification = new Notification({ ...notice, silent: true });
  notification.on('click', () => {
    if (!window.isDestroyed()) focusWindow(window);
  });
  notification.show();
}

/** Some systems leave the focus with a window that is hidden. */
function isLookedAt(window: BrowserWindow): boolean {
  return window.isVisible() && window.isFocused();
}
