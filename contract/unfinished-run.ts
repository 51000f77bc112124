/** A run that was left in the midst by the last start of the app, as the window is told of it. */
import * as v from 'valibot';

/** Of a saved run: what it is called, and where its checkpoint stands. */
export const runStandSchema = v.strictObject({
  name: v.string(),
  /** Epochs completed, and steps done of the one under way. */
  epoch: v.number(),
  step: v.number(),
  totalEpochs: v.number(),
  /** When the checkpoint was written, in milliseconds since 1970. */
  savedAt: v.number(),
});
export type RunStand = Readonly<v.InferOutput<typeof runStandSchema>>;

/** `closed`: the user paused it by closing the app. `cutOff`: the app, or what trains in it, ended without a word. */
export const unfinishedReasonSchema = v.picklist(['closed', 'cutOff']);

export const unfinishedRunSchema = v.strictObject({
  ...runStandSchema.entries,
  reason: unfinishedReasonSchema,
});
export type UnfinishedRun = Readonly<v.InferOutput<typeof unfinishedRunSchema>>;
