/** Which key asks for which command, and the list of keys for the sheet. Pure: says what is meant, does nothing. */
import { shortcutsOf, type Shortcut } from '../../contract/shortcuts';
import { t } from '../../contract/text/text';
import { hasCommandKey, keysText } from '../ui/shortcut-text';
import { ACTIONS, COMMAND_GROUPS, commandOf, type Action, type CommandGroup } from './commands';

const CONTROLS =
  'button, a[href], input, select, textarea, summary, [role="menu"], [role="listbox"], [role="dialog"], [tabindex]:not([tabindex="-1"])';
const TEXT_FIELDS = 'input, textarea, [contenteditable]';

/** The command a key press asks for, given where the focus is; undefined when the key belongs to the control there. */
export function actionOfKey(event: KeyboardEvent): Action | undefined {
  if (event.defaultPrevented || event.repeat) return undefined;
  return ACTIONS.find((action) => shortcutsOf(action).some((shortcut) => isMeant(shortcut, event)));
}

function isMeant({ key, command, shift, notInText }: Shortcut, event: KeyboardEvent): boolean {
  if (event.key.toUpperCase() !== key.toUpperCase()) return false;
  if (event.shiftKey !== (shift === true)) return false;
  if (command) return hasCommandKey(event) && !(notInText && isWithin(TEXT_FIELDS, event.target));
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  // A bare character belongs to the control that has the focus.
  return key.length > 1 || !isInControl(event.target);
}

function isWithin(selector: string, target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}

/** A control that cannot be pressed now does not keep the space bar to itself. */
function isInControl(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const control = target.closest(CONTROLS);
  return control !== null && control.getAttribute('aria-disabled') !== 'true';
}

/** The keys shown beside a command; undefined when it has none. */
export function keysOf(command: string): string | undefined {
  const [shortcut] = shortcutsOf(command);
  return shortcut && keysText(shortcut);
}

export interface ShortcutLine {
  readonly text: string;
  /** Each does the same. */
  readonly keys: readonly string[];
}

export interface ShortcutGroup {
  readonly title: string;
  readonly lines: readonly ShortcutLine[];
}

/** Every command that has keys, and the keys that belong to a control, by group. */
export function shortcutGroups(): readonly ShortcutGroup[] {
  return COMMAND_GROUPS.map((group) => ({
    title: t('palette.group', { group }),
    lines: [
      ...commandLines(group),
      ...(group === 'experiment' ? [...layerLines(), ...padLines()] : []),
    ],
  })).filter(({ lines }) => lines.length > 0);
}

function commandLines(group: CommandGroup): readonly ShortcutLine[] {
  return ACTIONS.map(commandOf)
    .filter((command) => command.group === group)
    .map(({ id, name }) => ({ text: name, keys: shortcutsOf(id).map(keysText) }))
    .filter(({ keys }) => keys.length > 0);
}

/** What the list of layers does by itself. */
function layerLines(): readonly ShortcutLine[] {
  return [
    { text: t('shortcuts.moveLayer'), keys: [`${t('keys.alt')} ↑ ↓`] },
    { text: t('shortcuts.removeLayer'), keys: [t('keys.delete')] },
  ];
}

/** What the sketchpad does while it has the focus. */
function padLines(): readonly ShortcutLine[] {
  return [
    { text: t('shortcuts.movePen'), keys: ['← ↑ → ↓'] },
    { text: t('shortcuts.pen'), keys: [t('keys.space')] },
    { text: t('shortcuts.testDigit'), keys: ['D'] },
  ];
}
