/** What the app remembers of a user's choices besides experiments. */
import * as v from 'valibot';

export const preferencesSchema = v.strictObject({
  theme: v.picklist(['system', 'light', 'dark']),
  /** Tell by a system notification when a run ends and the window is not focused. */
  notifyWhenDone: v.boolean(),
});
export type Preferences = Readonly<v.InferOutput<typeof preferencesSchema>>;

export const INITIAL_PREFERENCES: Preferences = { theme: 'system', notifyWhenDone: true };
