/** Reads and checks the Auto MPG file of a folder. */
import { join } from 'node:path';
import { success, type Result } from '../../../contract/errors';
import { AUTO_MPG_FILE, checkAutoMpgDigest, decodeAutoMpg } from '../../../engine/data/auto-mpg';
import type { Dataset } from './dataset';
import { digestOf, readDataFile } from './read-data-file';

export async function readAutoMpg(folder: string): Promise<Result<Dataset>> {
  const file = await readDataFile(join(folder, AUTO_MPG_FILE.name));
  if (!file.ok) return file;
  const digest = await digestOf(file.value);
  const checked = checkAutoMpgDigest(digest);
  if (!checked.ok) return checked;
  const decoded = decodeAutoMpg(file.value);
  if (!decoded.ok) return decoded;
  const { train, test } = decoded.value;
  return success({ train, test, table: decoded.value, sha256: { [AUTO_MPG_FILE.name]: digest } });
}
