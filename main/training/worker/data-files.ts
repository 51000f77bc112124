/** The files that travel with the app, read whole with their SHA-256, which is reckoned once for a file that stays as it is. */
import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { failure, success, type Result } from '../../../contract/errors';
import { t } from '../../../contract/text/text';

export interface DataFile {
  readonly bytes: Uint8Array;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

interface Known {
  /** Which file it was, how large and when last written. */
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

  /** A stretch is hashed, if it must be, while the next is read. */
  read(path: string): Promise<Result<DataFile>> {
    return withFile(path, async (file) => {
      const { size, stamp } = await factsOf(file);
      const known = this.#sha256(path, stamp);
      const hash = known === undefined ? createHash('sha256') : undefined;
      const bytes = new Uint8Array(size);
      let reading = readStretch(file, bytes, 0);
      for (let at = 0; at < size; at += STRETCH) {
        await reading;
        reading = readStretch(file, bytes, at + STRETCH);
        hash?.update(bytes.subarray(at, at + STRETCH));
      }
      await reading;
      const sha256 = known ?? hash?.digest('hex') ?? '';
      this.#known.set(path, { stamp, sha256 });
      return success({ bytes, sha256 });
    });
  }

  /** Reckons the SHA-256 for a later `read`, with no more than a stretch of the file in memory. */
  prepare(path: string): Promise<Result<void>> {
    return withFile(path, async (file) => {
      const { stamp } = await factsOf(file);
      if (this.#sha256(path, stamp) !== undefined) return success(undefined);
      const hash = createHash('sha256');
      const stretch = new Uint8Array(STRETCH);
      for (;;) {
        const { bytesRead } = await file.read(stretch, 0, STRETCH);
        if (bytesRead === 0) break;
        hash.update(stretch.subarray(0, bytesRead));
      }
      this.#known.set(path, { stamp, sha256: hash.digest('hex') });
      return success(undefined);
    });
  }

  #sha256(path: string, stamp: string): string | undefined {
    const known = this.#known.get(path);
    return known?.stamp === stamp ? known.sha256 : undefined;
  }
}

/** Fills one stretch of `bytes` from the same place of the file; several pieces at once take half the time. */
async function readStretch(file: FileHandle, bytes: Uint8Array, from: number): Promise<void> {
  const read = async (at: number): Promise<void> => {
    const piece = bytes.subarray(at, at + PIECE);
    const { bytesRead } = await file.read(piece, 0, piece.length, at);
    // Cut short by another program since its size was asked for.
    if (bytesRead < piece.length) throw Object.assign(new Error('cut'), { code: 'EOF' });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, piece) => read(from + piece * PIECE)));
}

async function factsOf(file: FileHandle): Promise<{ size: number; stamp: string }> {
  const { dev, ino, size, mtimeNs } = await file.stat({ bigint: true });
  return { size: Number(size), stamp: [dev, ino, size, mtimeNs].join() };
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
