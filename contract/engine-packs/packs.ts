/** The engines that are installed apart: folders of libraries too large for the installer, as data and as what is shown of them. */
import * as v from 'valibot';
import { appErrorSchema } from '../ipc/app-error-schema';

export const ENGINE_PACK_IDS = ['tensorflow-cpu', 'tensorflow-gpu'] as const;
export type EnginePackId = (typeof ENGINE_PACK_IDS)[number];

/** The steps of an installation, in order. */
const PACK_STAGES = ['download', 'unpack', 'build', 'strip', 'hash', 'check', 'finish'] as const;

export const packProgressSchema = v.strictObject({
  stage: v.picklist(PACK_STAGES),
  /** In `unit`; `total` is 0 where it is not known. */
  done: v.number(),
  total: v.number(),
  unit: v.picklist(['bytes', 'tests', 'files']),
});
export type PackProgress = Readonly<v.InferOutput<typeof packProgressSchema>>;

/** What TensorFlow computes on; `gpu` only where it really does. */
export const packDeviceSchema = v.strictObject({
  kind: v.picklist(['cpu', 'gpu']),
  name: v.string(),
});

/** What the check of a new pack found: the tests of tfjs-core on its libraries. */
export const packCheckSchema = v.strictObject({
  passed: v.number(),
  /** Named in the list of exceptions, each with its reason. */
  excepted: v.number(),
  failed: v.number(),
  device: packDeviceSchema,
});
export type PackCheck = Readonly<v.InferOutput<typeof packCheckSchema>>;

export const packStateSchema = v.variant('phase', [
  /** `problem`: why it cannot be had on this machine, else null. */
  v.strictObject({ phase: v.literal('absent'), problem: v.nullable(v.string()) }),
  v.strictObject({ phase: v.literal('installing'), progress: packProgressSchema }),
  v.strictObject({ phase: v.literal('verifying'), progress: packProgressSchema }),
  v.strictObject({ phase: v.literal('removing') }),
  v.strictObject({
    phase: v.literal('ready'),
    tensorflow: v.string(),
    binding: v.string(),
    check: packCheckSchema,
    /** When the user last had every file compared with the manifest, in ms since 1970; null when only at installation. */
    verifiedAt: v.nullable(v.number()),
  }),
  v.strictObject({ phase: v.literal('broken'), error: appErrorSchema }),
]);
export type PackState = Readonly<v.InferOutput<typeof packStateSchema>>;

export const enginePackSchema = v.strictObject({
  id: v.picklist(ENGINE_PACK_IDS),
  state: packStateSchema,
  /** What it takes on disk, in bytes. */
  diskBytes: v.number(),
  /** What an installation has to fetch, in bytes. */
  downloadBytes: v.number(),
  /** Why the last command came to nothing, until the next one; null when it did not fail. */
  error: v.nullable(appErrorSchema),
});
export type EnginePack = Readonly<v.InferOutput<typeof enginePackSchema>>;

export const enginePacksSchema = v.array(enginePackSchema);
