/** Reads one experiment file: only a plain file, never more of it than an experiment can have, only UTF-8. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { failure, type Result } from '../../../contract/errors';
import type { ExperimentConfig } from '../../../contract/experiment';
import {
  MAX_EXPERIMENT_BYTES,
  readExperimentText,
  tooLarge,
} from '../../../contract/experiment-file-text';
import { t } from '../../../contract/text/text';
import { fill } from './data-files';

export async function readExperimentFile(path: string): Promise<Result<ExperimentConfig>> {
  const file = basename(path);
  let bytes: Uint8Array;
  try {
    bytes = await readBytes(path, MAX_EXPERIMENT_BYTES + 1);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return failure('fileUnreadable', t('files.unreadable', { file, reason: code }), code);
  }
  if (bytes.length > MAX_EXPERIMENT_BYTES) return { ok: false, error: tooLarge(file) };
  try {
    return readExperimentText(file, new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return failure('experimentMisfit', t('experimentFile.noJson', { file }));
  }
}

/** A pipe that nobody writes to would hold an ordinary open up. Windows has no such flag, nor such pipes. */
const { O_RDONLY, O_NONBLOCK } = constants as Partial<typeof constants>;
const NOT_WAITING = (O_RDONLY ?? 0) | (O_NONBLOCK ?? 0);

/** The first bytes of a plain file. A folder, a device or a pipe, which might never end, is refused with EINVAL. */
async function readBytes(path: string, limit: number): Promise<Uint8Array> {
  const file = await open(path, NOT_WAITING);
  try {
    if (!(await file.stat()).isFile()) throw Object.assign(new Error(path), { code: 'EINVAL' });
    const bytes = new Uint8Array(limit);
    return bytes.subarray(0, await fill(file, bytes, 0));
  } finally {
    await file.close();
  }
}
