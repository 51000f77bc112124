/** Reads and checks the Auto MPG file of a folder. */
import { join } from 'node:path';
import { success, type Result } from '../../../contract/errors';
import { AUTO_MPG_FILE, checkAutoMpgDigest, decodeAutoMpg } from '../../../engine/data/auto-mpg';
import type { DataFiles } from './data-files';
import type { Dataset } from './dataset';

export async function readAutoMpg(folder: string, data: DataFiles): Promise<Result<Dataset>> {
  const file = await data.read(join(folder, AUTO_MPG_FILE.name));
  if (!file.ok) return file;
  const { bytes, sha256 } = file.value;
  const checked = checkAutoMpgDigest(sha256);
  if (!checked.ok) return checked;
  const decoded = decodeAutoMpg(bytes);
  if (!decoded.ok) return decoded;
  const { train, test } = decoded.value;
  return success({ train, test, table: decoded.value, sha256: { [AUTO_MPG_FILE.name]: sha256 } });
}
