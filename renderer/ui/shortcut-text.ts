/** How a shortcut is written on this platform: "⌘ Enter" on a Mac, "Ctrl Enter" elsewhere. */
import type { Shortcut } from '../../contract/shortcuts';
import { t } from '../../contract/text/text';

export const IS_MAC = navigator.platform.startsWith('Mac');

export function shortcutText(key: string): string {
  return IS_MAC ? `⌘${key}` : `Ctrl ${key}`;
}

export function keysText({ key, command, shift }: Shortcut): string {
  const name = `${shift ? 'Shift ' : ''}${keyName(key)}`;
  return command ? shortcutText(name) : name;
}

function keyName(key: string): string {
  if (key === ' ') return t('keys.space');
  return key === 'Enter' ? t('keys.enter') : key;
}

/** Was the platform's command key held, and no other modifier? */
export function hasCommandKey(event: KeyboardEvent): boolean {
  const command = IS_MAC ? event.metaKey : event.ctrlKey;
  const other = IS_MAC ? event.ctrlKey : event.metaKey;
  return command && !other && !event.altKey;
}
