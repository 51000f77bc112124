/** Hashes what was put together and, once its check has passed, writes the manifest that makes it a pack. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EnginePackId, PackCheck, PackProgress } from '../../contract/engine-packs/packs';
import { atomicWrite } from '../runs/atomic-write';
import type { Assembly } from './assemble-pack';
import { hashFile } from './hash-file';
import { listFiles } from './list-files';
import type { Manifest } from './manifest';
import { MANIFEST_FILE } from './pack-places';
import {
  BINDING_LICENCE,
  BINDING_VERSION,
  PACK_FORMAT,
  platformName,
  TENSORFLOW_VERSION,
} from './pack-table';

export async function describeFiles(
  folder: string,
  onProgress: (progress: PackProgress) => void,
  signal?: AbortSignal,
): Promise<Manifest['files']> {
  const paths = (await listFiles(folder)).map(({ path }) => path);
  const sizes = await Promise.all(paths.map(async (path) => (await stat(join(folder, path))).size));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let done = 0;
  const files: Manifest['files'] = [];
  for (const path of paths) {
    const hash = await hashFile(
      join(folder, path),
      (count) => {
        done += count;
        onProgress({ stage: 'hash', done, total, unit: 'bytes' });
      },
      signal,
    );
    files.push({ path, ...hash });
  }
  return files;
}

export interface SealedPack extends Assembly {
  readonly id: EnginePackId;
  readonly check: PackCheck;
  readonly files: Manifest['files'];
}

export async function writeManifest(folder: string, sealed: SealedPack): Promise<void> {
  const { id, check, files, wheels, isStripped } = sealed;
  const manifest: Manifest = {
    format: PACK_FORMAT,
    id,
    platform: platformName(),
    tensorflow: TENSORFLOW_VERSION,
    binding: BINDING_VERSION,
    bindingLicence: BINDING_LICENCE,
    wheels: wheels.map(({ project, version, sha256, licence }) => ({
      project,
      version,
      sha256,
      licence,
    })),
    isStripped,
    madeAt: Date.now(),
    check,
    files,
  };
  await atomicWrite(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, undefined, 2)}\n`);
}
