/** The text size by steps, as the keys and the menu change it. */
import { nextTextSize } from '../../contract/preferences';
import { t } from '../../contract/text/text';
import type { Lab } from '../state/lab';

export async function changeTextSize(
  { preferences, notices }: Lab,
  direction: 1 | -1,
): Promise<void> {
  const textSize = nextTextSize(preferences.current.textSize, direction);
  await preferences.change({ textSize });
  notices.announce(t('settings.textSizeNow', { textSize }));
}

/** Why there is no next size in that direction; undefined when there is. */
export function textSizeRefusal(
  { preferences }: Pick<Lab, 'preferences'>,
  direction: 1 | -1,
): string | undefined {
  const { textSize } = preferences.current;
  if (nextTextSize(textSize, direction) !== textSize) return undefined;
  return t(direction === 1 ? 'refusal.textLargest' : 'refusal.textSmallest');
}
