/** The files that travel with the app, read whole with their SHA-256, which is reckoned once for a file that stays as it is. */
import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { failure, success, type Result } from '../../../contract/errors';
import { t } from '../../../contract/text/text';
import { corrupt } from '../../../engine/data/idx';
import { hashFile } from '../../engine-packs/hash-file';

export interface DataFile {
  readonly bytes: Uint8Array;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

interface Known {
  /** Which file it was, how large, and when it was last changed. */
  readonly stamp: string;
  readonly sha256: string;
}

/** Bytes. */
const PIECE = 2 ** 19;
const AT_ONCE = 4;
/** Hashed at a time: some five milliseconds where the runtime hashes slowly. */
const STRETCH = AT_ONCE * PIECE;

/** All refuse with `dataMissing` a file that cannot be opened or read. The process serves its messages in between. */
export class DataFiles {
  readonly #known = new Map<string, Known>();
  readonly #preparing = new Map<string, Promise<Result<void>>>();

  /** A stretch is hashed, if it must be, while the next is read. Refuses with `dataCorrupt` a file that is being cut short. */
  async read(path: string): Promise<Result<DataFile>> {
    await this.#preparing.get(path);
    return withFile(path, async (file) => {
      const { size, stamp } = await factsOf(file);
      const known = this.#sha256(path, stamp);
      const hash = known === undefined ? createHash('sha256') : undefined;
      const bytes = new Uint8Array(size);
      let filled = 0;
      let reading = readStretch(file, bytes, 0);
      for (let at = 0; at < size; at += STRETCH) {
        filled += await reading;
        reading = readStretch(file, bytes, at + STRETCH);
        hash?.update(bytes.subarray(at, at + STRETCH));
      }
      await reading;
      if (filled < size) {
        const problem = t('data.tooShort', { expected: size, found: filled });
        return corrupt(basename(path), 'data', filled, problem);
      }
      const sha256 = known ?? hash?.digest('hex') ?? '';
      this.#known.set(path, { stamp, sha256 });
      return success({ bytes, sha256 });
    });
  }

  /** Reckons the SHA-256 for a later `read`, with little of the file in memory. */
  async prepare(path: string): Promise<Result<void>> {
    const preparing = this.#preparing.get(path) ?? this.#reckon(path);
    this.#preparing.set(path, preparing);
    try {
      return await preparing;
    } finally {
      this.#preparing.delete(path);
    }
  }

  #reckon(path: string): Promise<Result<void>> {
    return withFile(path, async (file) => {
      const { stamp } = await factsOf(file);
      if (this.#sha256(path, stamp) !== undefined) return success(undefined);
      const { sha256 } = await hashFile(path);
      this.#known.set(path, { stamp, sha256 });
      return success(undefined);
    });
  }

  #sha256(path: string, stamp: string): string | undefined {
    const known = this.#known.get(path);
    return known?.stamp === stamp ? known.sha256 : undefined;
  }
}

/** Fills one stretch of `bytes` from the same place of the file, and tells how many there were; several pieces at once take half the time. */
async function readStretch(file: FileHandle, bytes: Uint8Array, from: number): Promise<number> {
  const pieces = Array.from({ length: AT_ONCE }, (_, piece) => {
    const at = from + piece * PIECE;
    return fill(file, bytes.subarray(at, at + PIECE), at);
  });
  return (await Promise.all(pieces)).reduce((sum, filled) => sum + filled, 0);
}

/** Fills `bytes` from a place of the file on; returns how many were there. */
export async function fill(file: FileHandle, bytes: Uint8Array, from: number): Promise<number> {
  let filled = 0;
  while (filled < bytes.length) {
    const length = bytes.length - filled;
    const { bytesRead } = await file.read(bytes, filled, length, from + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

async function factsOf(file: FileHandle): Promise<{ size: number; stamp: string }> {
  const { dev, ino, size, mtimeNs, ctimeNs } = await file.stat({ bigint: true });
  return { size: Number(size), stamp: [dev, ino, size, mtimeNs, ctimeNs].join() };
}

/** Opens a file for `use`, and closes it. */
export async function withFile<T>(
  path: string,
  use: (file: FileHandle) => Promise<Result<T>>,
): Promise<Result<T>> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    return await use(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const message = t('data.missing', { file: path, reason: code });
    return failure('dataMissing', message, `${path}: ${code}`);
  } finally {
    await file?.close();
  }
}
