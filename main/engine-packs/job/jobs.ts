/** What a job's process is asked for and what it answers. A job ends with `done` or `failed`, or dies. */
import * as v from 'valibot';
import {
  ENGINE_PACK_IDS,
  packCheckSchema,
  packProgressSchema,
} from '../../../contract/engine-packs/packs';
import { appErrorSchema } from '../../../contract/ipc/app-error-schema';
import { manifestSchema } from '../manifest';

const id = v.picklist(ENGINE_PACK_IDS);
const packsFolder = v.string();
const filesSchema = manifestSchema.entries.files;

export const assemblySchema = v.strictObject({ isStripped: v.boolean(), files: filesSchema });
export type AssembledPack = v.InferOutput<typeof assemblySchema>;

export const jobSchema = v.variant('kind', [
  /** Answers with an `AssembledPack` in the staging folder. */
  v.strictObject({
    kind: v.literal('assemble'),
    id,
    packsFolder,
    /** The process that holds the staging folder: when it dies, another may take it. */
    holder: v.number(),
    sources: v.strictObject({
      sources: v.string(),
      nodeHeaders: v.string(),
      ready: v.string(),
    }),
  }),
  /** Writes the manifest and makes the staging folder the pack. */
  v.strictObject({
    kind: v.literal('finish'),
    id,
    packsFolder,
    assembled: assemblySchema,
    check: packCheckSchema,
  }),
  /** Lets go of the staging folder after a failure; what was fetched stays. */
  v.strictObject({ kind: v.literal('abandon'), id, packsFolder }),
  v.strictObject({ kind: v.literal('verify'), id, packsFolder }),
  v.strictObject({ kind: v.literal('remove'), id, packsFolder }),
]);
export type Job = v.InferOutput<typeof jobSchema>;

/** What was asked for; an installation takes several jobs. */
export type PackDeed = 'install' | 'verify' | 'remove';

export function deedOf({ kind }: Job): PackDeed {
  return kind === 'verify' || kind === 'remove' ? kind : 'install';
}

export const jobMessageSchema = v.variant('type', [
  v.strictObject({ type: v.literal('progress'), progress: packProgressSchema }),
  v.strictObject({ type: v.literal('done'), value: v.unknown() }),
  v.strictObject({ type: v.literal('failed'), error: appErrorSchema }),
]);
export type JobMessage = v.InferOutput<typeof jobMessageSchema>;
