/** Takes out of a wheel (a zip) what a pack needs of it, in the wheel's own folders. */
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { packFailure, reasonOf } from './pack-failure';
import type { Wheel } from './pack-table';

/** More than any library has, less than what would fill a disk. */
const MAX_BYTES = 8 * 1024 ** 3;

/** The headers that the binding includes, directly or not; a wheel has 13,000 others. */
const HEADERS = [
  'tensorflow/include/tensorflow/c/',
  'tensorflow/include/tensorflow/core/platform/ctstring',
  'tensorflow/include/tsl/platform/ctstring',
  'tensorflow/include/xla/tsl/c/',
];
const LIBRARIES = [
  /^tensorflow\/libtensorflow_(cc|framework)\.so\.2$/,
  /^nvidia\/\w+\/lib\/[^/]+\.so[^/]*$/,
];
const LICENCES = [
  /^tensorflow\/(THIRD_PARTY_NOTICES|LICENSE)[^/]*$/,
  /\.dist-info\/(.*\/)?(LICENSE|License|NOTICE)[^/]*$/,
];

/** Where an entry goes in the pack; undefined when it is left out. */
export function packPathOf(entry: string, project: string): string | undefined {
  if (LIBRARIES.some((pattern) => pattern.test(entry))) return entry;
  if (HEADERS.some((start) => entry.startsWith(start)) && entry.endsWith('.h')) return entry;
  if (!LICENCES.some((pattern) => pattern.test(entry))) return undefined;
  return `licences/${project}/${entry.split('/').at(-1) ?? entry}`;
}

export interface UnpackOptions {
  /** Called with every piece that was written. */
  readonly onBytes?: (count: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Bytes that `unpackWheel` will write. */
export async function unpackedBytes(archive: string, wheel: Wheel): Promise<number> {
  let sum = 0;
  await eachEntry(archive, wheel, (entry) => {
    sum += entry.uncompressedSize;
    return Promise.resolve();
  });
  return sum;
}

/** Throws `enginePackCorrupt` for what is no proper wheel; never writes outside `target`. */
export async function unpackWheel(
  archive: string,
  wheel: Wheel,
  target: string,
  { onBytes, signal }: UnpackOptions = {},
): Promise<void> {
  const written = new Set<string>();
  await eachEntry(archive, wheel, async (entry, path, zip) => {
    signal?.throwIfAborted();
    if (written.has(path)) throw new Error(`${entry.fileName} is there twice`);
    written.add(path);
    const source = await zip.openReadStreamPromise(entry);
    const counted = new Transform({
      transform(piece: Buffer, _, done) {
        onBytes?.(piece.length);
        done(null, piece);
      },
    });
    const file = join(target, path);
    await mkdir(dirname(file), { recursive: true });
    await pipeline(source, counted, createWriteStream(file, { flags: 'wx' }), { signal });
  });
}

/** One entry after the other; yauzl refuses absolute paths, `..` and sizes that do not hold. */
async function eachEntry(
  archive: string,
  { project, file }: Wheel,
  visit: (entry: Entry, path: string, zip: ZipFile) => Promise<void>,
): Promise<void> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(archive, { lazyEntries: true, autoClose: false });
    for await (const entry of zip.eachEntry()) {
      const path = packPathOf(entry.fileName, project);
      if (path === undefined) continue;
      requirePlain(entry);
      await visit(entry, path, zip);
    }
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error;
    if (isSystemError(error)) {
      throw packFailure('notWritable', 'packs.notWritable', {
        deed: 'install',
        reason: reasonOf(error),
      });
    }
    throw packFailure('enginePackCorrupt', 'packs.wheelDamaged', { file }, reasonOf(error));
  } finally {
    zip?.close();
  }
}

const FILE_TYPE = 0o170000;
const REGULAR_FILE = 0o100000;

function requirePlain(entry: Entry): void {
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  if (type !== 0 && type !== REGULAR_FILE) throw new Error(`${entry.fileName} is no plain file`);
  if (entry.uncompressedSize > MAX_BYTES) throw new Error(`${entry.fileName} is too large`);
}

function isSystemError(error: unknown): boolean {
  return typeof (error as NodeJS.ErrnoException).syscall === 'string';
}
