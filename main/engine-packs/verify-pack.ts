/**
 * Compares a pack with its manifest before any of it is loaded: every file there, none besides, size and SHA-256 equal, and of the
 * version this app was made for.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppFailure, type AppError, type Result } from '../../contract/errors';
import type { EnginePackId, PackProgress } from '../../contract/engine-packs/packs';
import { hashFile } from './hash-file';
import { listFiles } from './list-files';
import { manifestBytes, readManifest, type Manifest } from './manifest';
import { packFailure, reasonOf } from './pack-failure';
import { MANIFEST_FILE } from './pack-places';
import { BINDING_VERSION, PACK_FORMAT, platformName, TENSORFLOW_VERSION } from './pack-table';

export interface VerifyOptions {
  readonly id: EnginePackId;
  readonly onProgress?: (progress: PackProgress) => void;
  readonly signal?: AbortSignal;
}

/** A pack that has passed: only such a one may be loaded. */
export interface VerifiedPack {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Refuses with `enginePackMissing`, `enginePackCorrupt` or `enginePackWrongVersion`. Reads the whole pack: about 0.4 s a gigabyte. */
export async function verifyPack(
  folder: string,
  options: VerifyOptions,
): Promise<Result<VerifiedPack>> {
  try {
    const manifest = await expectedManifest(folder, options.id);
    await requireSameFiles(folder, manifest);
    await requireSameContents(folder, manifest, options);
    return { ok: true, value: { folder, manifest } };
  } catch (error) {
    if (error instanceof AppFailure) return refusal(error.error);
    throw error;
  }
}

/** The manifest alone, of the right version: enough to show a pack, not to load it. */
export async function inspectPack(folder: string, id: EnginePackId): Promise<Result<Manifest>> {
  try {
    return { ok: true, value: await expectedManifest(folder, id) };
  } catch (error) {
    if (error instanceof AppFailure) return refusal(error.error);
    throw error;
  }
}

function refusal(error: AppError): Result<never> {
  return { ok: false, error };
}

async function expectedManifest(folder: string, id: EnginePackId): Promise<Manifest> {
  const reading = await readManifest(folder, PACK_FORMAT);
  switch (reading.kind) {
    case 'missing':
      throw packFailure('enginePackMissing', 'packs.missing', { folder });
    case 'damaged':
      throw corrupt(MANIFEST_FILE, 'packs.manifestDamaged', reading.problem);
    case 'otherFormat':
      throw packFailure('enginePackWrongVersion', 'packs.wrongFormat', {
        found: reading.format,
        expected: PACK_FORMAT,
      });
    case 'read':
      requireVersion(reading.manifest, id);
      return reading.manifest;
  }
}

function requireVersion(manifest: Manifest, id: EnginePackId): void {
  const found = [manifest.id, manifest.platform, manifest.tensorflow, manifest.binding];
  const expected = [id, platformName(), TENSORFLOW_VERSION, BINDING_VERSION];
  if (found.every((value, at) => value === expected[at])) return;
  throw packFailure('enginePackWrongVersion', 'packs.wrongVersion', {
    found: found.join(', '),
    expected: expected.join(', '),
  });
}

async function requireSameFiles(folder: string, manifest: Manifest): Promise<void> {
  const listed = await listFiles(folder);
  const expected = new Set(manifest.files.map(({ path }) => path));
  for (const { path, isPlain } of listed) {
    if (path === MANIFEST_FILE) continue;
    if (!expected.delete(path) || !isPlain) throw corrupt(path, 'packs.fileStrange');
  }
  const [missing] = expected;
  if (missing !== undefined) throw corrupt(missing, 'packs.fileMissing');
}

async function requireSameContents(
  folder: string,
  manifest: Manifest,
  { onProgress, signal }: VerifyOptions,
): Promise<void> {
  const total = manifestBytes(manifest);
  let done = 0;
  for (const { path, bytes, sha256 } of manifest.files) {
    const found = await hashed(join(folder, path), path, bytes, (count) => {
      done += count;
      onProgress?.({ stage: 'hash', done, total, unit: 'bytes' });
    });
    signal?.throwIfAborted();
    if (found !== sha256) throw corrupt(path, 'packs.fileDiffers');
  }
}

/** The size is asked first: a file cut short needs no reading. */
async function hashed(
  file: string,
  path: string,
  bytes: number,
  onBytes: (count: number) => void,
): Promise<string> {
  try {
    if ((await stat(file)).size !== bytes) throw corrupt(path, 'packs.fileSize');
    return (await hashFile(file, onBytes)).sha256;
  } catch (error) {
    if (error instanceof AppFailure) throw error;
    throw corrupt(path, 'packs.fileUnreadable', reasonOf(error));
  }
}

function corrupt(
  path: string,
  key:
    | 'packs.manifestDamaged'
    | 'packs.fileStrange'
    | 'packs.fileMissing'
    | 'packs.fileDiffers'
    | 'packs.fileSize'
    | 'packs.fileUnreadable',
  reason = '',
): AppFailure {
  return packFailure('enginePackCorrupt', key, { path, reason }, path);
}
