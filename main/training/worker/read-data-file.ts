/** Reads one of the data files that travel with the app. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
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

/** SHA-256 in lower-case hexadecimal. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
