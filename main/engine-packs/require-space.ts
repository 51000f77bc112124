/** Asks the disk before hundreds of megabytes are fetched for nothing. */
import { mkdir, statfs } from 'node:fs/promises';
import { packFailure } from './pack-failure';
import { downloadBytes, type Wheel } from './pack-table';

/** What a pack takes while it is put together, as a multiple of its download: the wheels, what is unpacked, a library being stripped. */
const SHARE = 7;
/** CUDA's libraries are stored with little compression, and are not stripped. */
const LARGE_SHARE = 3;
const LARGE_BYTES = 1e9;

/** Throws `notWritable` with how much is needed. A file system that does not tell is believed to have room. */
export async function requireSpace(folder: string, wheels: readonly Wheel[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const download = downloadBytes(wheels);
  const needed = download * (download > LARGE_BYTES ? LARGE_SHARE : SHARE);
  const free = await statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => Infinity,
  );
  if (free >= needed) return;
  const gigabytes = { needed: needed / 1e9, free: free / 1e9 };
  throw packFailure('notWritable', 'packs.noSpace', { folder, ...gigabytes });
}
