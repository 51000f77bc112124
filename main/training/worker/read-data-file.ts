/** Reads one of the data files that travel with the app. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { failure, success, type Result } from '../../../contract/errors';
import { t } from '../../../contract/text/text';

export async function readDataFile(path: string): Promise<Result<Uint8Array>> {
  try {
    return success(await readFile(path));
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return failure(
      'dataMissing',
      t('data.missing', { file: path, reason: code }),
      `${path}: ${code}`,
    );
  }
}

/** Bytes hashed in one piece, some milliseconds. */
const HASHED = 4 * 2 ** 20;

/** SHA-256 in lower-case hexadecimal. Lets the process serve its messages in between. */
export async function digestOf(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  for (let from = 0; from < bytes.length; from += HASHED) {
    if (from > 0) await setImmediate();
    hash.update(bytes.subarray(from, from + HASHED));
  }
  return hash.digest('hex');
}
