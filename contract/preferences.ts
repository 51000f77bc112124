/** What the app remembers of a user's choices besides experiments. */
import * as v from 'valibot';
import { LANGUAGE_CHOICES } from './language';

export const THEMES = ['system', 'light', 'dark'] as const;
export const CONTRASTS = ['system', 'normal', 'high'] as const;
export const MOTIONS = ['system', 'full', 'reduced'] as const;
/** How large everything is drawn, in per cent. */
export const TEXT_SIZES = [90, 100, 115, 130, 150] as const;

/** What came later than the first version has a default, so that a file from before is still read. */
export const preferencesSchema = v.strictObject({
  theme: v.picklist(THEMES),
  /** Tell by a system notification when a run ends and the window is not focused. */
  notifyWhenDone: v.boolean(),
  contrast: v.optional(v.picklist(CONTRASTS), 'system'),
  textSize: v.optional(v.picklist(TEXT_SIZES), 100),
  motion: v.optional(v.picklist(MOTIONS), 'system'),
  /** The tour of the first start has been ended or skipped. */
  tourSeen: v.optional(v.boolean(), false),
  /** Of texts, numbers and dates. Older files have none. */
  language: v.optional(v.picklist(LANGUAGE_CHOICES), 'system'),
});
export type Preferences = Readonly<v.InferOutput<typeof preferencesSchema>>;
export type TextSize = Preferences['textSize'];

export const INITIAL_PREFERENCES: Preferences = {
  theme: 'system',
  notifyWhenDone: true,
  contrast: 'system',
  textSize: 100,
  motion: 'system',
  tourSeen: false,
  language: 'system',
};

/** The next size up or down; the same at the ends. */
export function nextTextSize(size: TextSize, direction: 1 | -1): TextSize {
  return TEXT_SIZES[TEXT_SIZES.indexOf(size) + direction] ?? size;
}
