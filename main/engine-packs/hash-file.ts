/** The SHA-256 of files of any size, read in large pieces. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

const PIECE_BYTES = 1024 * 1024;

export interface FileHash {
  readonly sha256: string;
  readonly bytes: number;
}

/** Reads ahead while it hashes. `onBytes` hears of every piece; throws what opening or reading throws. */
export async function hashFile(
  path: string,
  onBytes: (count: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<FileHash> {
  const file = await open(path, 'r');
  try {
    const hash = createHash('sha256');
    const buffers = [Buffer.allocUnsafe(PIECE_BYTES), Buffer.allocUnsafe(PIECE_BYTES)] as const;
    let bytes = 0;
    let ahead = file.read(buffers[0], 0, PIECE_BYTES, 0);
    for (let piece = 0; ; piece++) {
      const { bytesRead } = await ahead;
      signal?.throwIfAborted();
      if (bytesRead === 0) return { sha256: hash.digest('hex'), bytes };
      bytes += bytesRead;
      ahead = file.read(buffers[piece % 2 === 0 ? 1 : 0], 0, PIECE_BYTES, bytes);
      hash.update(buffers[piece % 2 === 0 ? 0 : 1].subarray(0, bytesRead));
      onBytes(bytesRead);
    }
  } finally {
    await file.close();
  }
}
