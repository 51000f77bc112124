/** Fetches, unpacks, builds and strips: all of an installation but its check and its last step. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EnginePackId, PackProgress } from '../../contract/engine-packs/packs';
import { makeBinding, type BindingSources } from './build-binding';
import { fetchWheels } from './fetch-wheels';
import { packFailure } from './pack-failure';
import type { Staging } from './pack-places';
import { platformName, wheelsOf, type Wheel } from './pack-table';
import { requireSpace } from './require-space';
import { stripLibraries } from './strip-libraries';
import { unpackedBytes, unpackWheel } from './unpack-wheel';

export interface AssemblyOptions {
  readonly onProgress: (progress: PackProgress) => void;
  readonly signal?: AbortSignal | undefined;
  readonly sources: BindingSources;
}

export interface Assembly {
  readonly wheels: readonly Wheel[];
  readonly isStripped: boolean;
}

/** Leaves the pack without its manifest in `staging.pack`. */
export async function assemblePack(
  id: EnginePackId,
  staging: Staging,
  options: AssemblyOptions,
): Promise<Assembly> {
  const { onProgress, signal, sources } = options;
  const wheels = requireWheels(id);
  await requireSpace(staging.folder, wheels);
  await fetchWheels({ wheels, folder: staging.downloads, onProgress, signal });
  await unpackAll(wheels, staging, options);
  onProgress({ stage: 'build', done: 0, total: 1, unit: 'files' });
  await makeBinding(staging.pack, sources, signal);
  const isStripped = await stripLibraries(staging.pack, onProgress, signal);
  return { wheels, isStripped };
}

function requireWheels(id: EnginePackId): readonly Wheel[] {
  const wheels = wheelsOf(id);
  if (wheels !== undefined) return wheels;
  throw packFailure('enginePackUnsupported', 'packs.unsupported', { platform: platformName() });
}

async function unpackAll(
  wheels: readonly Wheel[],
  { downloads, pack }: Staging,
  { onProgress, signal }: AssemblyOptions,
): Promise<void> {
  let total = 0;
  for (const wheel of wheels) total += await unpackedBytes(join(downloads, wheel.file), wheel);
  let done = 0;
  const onBytes = (count: number): void => {
    done += count;
    onProgress({ stage: 'unpack', done, total, unit: 'bytes' });
  };
  await rm(pack, { recursive: true, force: true });
  for (const wheel of wheels) {
    await unpackWheel(join(downloads, wheel.file), wheel, pack, { onBytes, signal });
  }
}
