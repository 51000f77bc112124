/** Does one job in the process it was given. */
import { AppFailure, assertNever } from '../../../contract/errors';
import type { PackProgress } from '../../../contract/engine-packs/packs';
import { assemblePack } from '../assemble-pack';
import { packFolder, stagingOf } from '../pack-places';
import { wheelsOf } from '../pack-table';
import { describeFiles, writeManifest } from '../seal-pack';
import { discardPack, promoteStaging, releaseStaging, takeStaging } from '../staging';
import { verifyPack } from '../verify-pack';
import type { AssembledPack, Job } from './jobs';

export type OnProgress = (progress: PackProgress) => void;

export interface JobContext {
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
}

/** Throws an AppFailure for what the user can mend, else what the system says. */
export async function performJob(job: Job, context: JobContext): Promise<unknown> {
  switch (job.kind) {
    case 'assemble':
      return assemble(job, context);
    case 'finish':
      return finish(job, context);
    case 'abandon':
      return releaseStaging(stagingOf(job.packsFolder, job.id));
    case 'verify':
      return verify(job, context);
    case 'remove':
      return discardPack(job.packsFolder, job.id);
    default:
      return assertNever(job);
  }
}

type JobOf<K extends Job['kind']> = Extract<Job, { readonly kind: K }>;

async function assemble(
  job: JobOf<'assemble'>,
  { onProgress, signal }: JobContext,
): Promise<AssembledPack> {
  const staging = await takeStaging(job.packsFolder, job.id, job.holder);
  const { sources } = job;
  const { isStripped } = await assemblePack(job.id, staging, { onProgress, signal, sources });
  return { isStripped, files: [...(await describeFiles(staging.pack, onProgress, signal))] };
}

async function finish(job: JobOf<'finish'>, { onProgress }: JobContext): Promise<void> {
  const { id, packsFolder, assembled, check } = job;
  onProgress({ stage: 'finish', done: 0, total: 1, unit: 'files' });
  const { pack } = stagingOf(packsFolder, id);
  await writeManifest(pack, { id, check, wheels: wheelsOf(id) ?? [], ...assembled });
  await promoteStaging(packsFolder, id);
}

async function verify({ id, packsFolder }: JobOf<'verify'>, { onProgress, signal }: JobContext) {
  const verified = await verifyPack(packFolder(packsFolder, id), { id, onProgress, signal });
  if (!verified.ok) throw new AppFailure(verified.error);
  return undefined;
}
