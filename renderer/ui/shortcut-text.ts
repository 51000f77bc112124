/** How a shortcut is written on this platform: "⌘ Enter" on a Mac, "Ctrl Enter" elsewhere. */

export const IS_MAC = navigator.platform.startsWith('Mac');

export function shortcutText(key: string): string {
  return IS_MAC ? `⌘${key}` : `Ctrl ${key}`;
}

/** Was the platform's command key held, and no other modifier? */
export function hasCommandKey(event: KeyboardEvent): boolean {
  const command = IS_MAC ? event.metaKey : event.ctrlKey;
  const other = IS_MAC ? event.ctrlKey : event.metaKey;
  return command && !other && !event.altKey;
}
