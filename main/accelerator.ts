/** How a command's shortcut is written for Electron's menu. */
import { shortcutsOf, type Shortcut } from '../contract/shortcuts';

/**
 * The first of a command's shortcuts that a menu may have: a menu's keys count wherever the focus is, so a bare character stays with
 * the window.
 */
export function acceleratorOf(command: string): string | undefined {
  const shortcut = shortcutsOf(command).find((each) => each.command || each.key.length > 1);
  return shortcut && written(shortcut);
}

function written({ key, command, shift }: Shortcut): string {
  // Electron's own word: a plus sign joins the names.
  const name = key === '+' ? 'Plus' : key;
  return [command && 'CmdOrCtrl', shift && 'Shift', name].filter(Boolean).join('+');
}
