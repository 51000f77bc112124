/** Which key does what, and the list of them for the sheet. Pure: says what is meant, does nothing. */
import type { MenuAction } from '../../contract/ipc/channels';
import { t } from '../../contract/text/text';
import { hasCommandKey, shortcutText } from '../ui/shortcut-text';

/** All that a key or the menu can ask for. */
export type Action = MenuAction | 'showSettings' | 'undoEdit';

const CONTROLS =
  'button, a[href], input, select, textarea, summary, [role="menu"], [role="listbox"], [role="dialog"], [tabindex]:not([tabindex="-1"])';
const TEXT_FIELDS = 'input, textarea, [contenteditable]';

const COMMAND_KEYS: Readonly<Record<string, Action>> = {
  Enter: 'train',
  '1': 'showLab',
  '2': 'showEvaluate',
  ',': 'showSettings',
};

/** The action a key press asks for, given where the focus is; undefined when the key belongs to the control there. */
export function actionOfKey(event: KeyboardEvent): Action | undefined {
  if (event.defaultPrevented || event.repeat) return undefined;
  if (event.key === 'F1') return 'showShortcuts';
  if (hasCommandKey(event) && !event.shiftKey) return commandAction(event);
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
  if (event.key === ' ' && isPlain && !isInControl(event.target)) return 'pauseOrResume';
  return undefined;
}

function commandAction(event: KeyboardEvent): Action | undefined {
  if (event.key.toLowerCase() !== 'z') return COMMAND_KEYS[event.key];
  const isTyping = event.target instanceof Element && event.target.closest(TEXT_FIELDS) !== null;
  return isTyping ? undefined : 'undoEdit';
}

/** A control that cannot be pressed now does not keep the space bar to itself. */
function isInControl(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const control = target.closest(CONTROLS);
  return control !== null && control.getAttribute('aria-disabled') !== 'true';
}

export interface Shortcut {
  readonly keys: string;
  readonly text: string;
}

export function shortcutList(): readonly Shortcut[] {
  return [
    { keys: shortcutText(t('keys.enter')), text: t('shortcuts.train') },
    { keys: t('keys.space'), text: t('shortcuts.pause') },
    { keys: shortcutText('.'), text: t('shortcuts.stop') },
    { keys: shortcutText(`Shift ${t('keys.enter')}`), text: t('shortcuts.more') },
    { keys: shortcutText('Z'), text: t('shortcuts.undo') },
    { keys: 'Alt ↑ ↓', text: t('shortcuts.moveLayer') },
    { keys: t('keys.delete'), text: t('shortcuts.removeLayer') },
    { keys: shortcutText('1'), text: t('shortcuts.lab') },
    { keys: shortcutText('2'), text: t('shortcuts.evaluate') },
    { keys: shortcutText(','), text: t('shortcuts.settings') },
    { keys: 'F1', text: t('shortcuts.show') },
  ];
}
