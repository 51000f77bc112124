/** How a shortcut is written on this platform: "⌘ Enter" on a Mac, "Ctrl Enter" elsewhere. */
import type { Shortcut } from '../../contract/shortcuts';
import { t, type TextKey } from '../../contract/text/text';

export const IS_MAC = navigator.platform.startsWith('Mac');

export function shortcutText(key: string): string {
  return IS_MAC ? `⌘${key}` : `${t('keys.ctrl')} ${key}`;
}

export function keysText({ key, command, shift }: Shortcut): string {
  const name = `${shift ? `${t('keys.shift')} ` : ''}${keyName(key)}`;
  return command ? shortcutText(name) : name;
}

/** Keys whose names differ between languages. */
const KEY_NAMES: Readonly<Record<string, TextKey>> = {
  ' ': 'keys.space',
  Enter: 'keys.enter',
  Backspace: 'keys.backspace',
};

function keyName(key: string): string {
  const name = KEY_NAMES[key];
  return name === undefined ? key : t(name);
}

/** Was the platform's command key held, and no other modifier? */
export function hasCommandKey(event: KeyboardEvent): boolean {
  const command = IS_MAC ? event.metaKey : event.ctrlKey;
  const other = IS_MAC ? event.ctrlKey : event.metaKey;
  return command && !other && !event.altKey;
}
