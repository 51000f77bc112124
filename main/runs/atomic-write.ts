/**
 * Replaces a file so that no instant of it is fatal: whoever reads sees the old file or the new one, whole, also after a power cut.
 * Knows nothing of what is written.
 */
import { randomUUID } from 'node:crypto';
import { open, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

interface OpenFile {
  writeFile(bytes: Uint8Array): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The part of node:fs/promises that is used, so that a test can let any step of it fail. */
export interface WritableFileSystem {
  open(path: string, flags: string): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
}

export interface AtomicWriteOptions {
  readonly fileSystem: WritableFileSystem;
  readonly platform: NodeJS.Platform;
  /** Waits between two tries, in milliseconds. */
  readonly retryDelaysMs: readonly number[];
}

const DEFAULTS: AtomicWriteOptions = {
  fileSystem: { open, rename, unlink },
  platform: process.platform,
  retryDelaysMs: [10, 30, 100, 300, 1000],
};

/** A virus scanner or an indexer holds a file open for a moment: on Windows these errors pass, elsewhere they last. */
const PASSING_ON_WINDOWS = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** Writes `content` to `path` by way of a temporary file beside it. Throws the first error that lasts; the old file is kept then. */
export async function atomicWrite(
  path: string,
  content: Uint8Array | string,
  options: Partial<AtomicWriteOptions> = {},
): Promise<void> {
  const settings = { ...DEFAULTS, ...options };
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  // Not named for the file: its name may be as long as names can be.
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    await writeNew(temporary, bytes, settings);
    await retried(() => settings.fileSystem.rename(temporary, path), settings);
  } catch (error) {
    await settings.fileSystem.unlink(temporary).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(path), settings);
}

async function writeNew(path: string, bytes: Uint8Array, settings: AtomicWriteOptions) {
  const file = await retried(() => settings.fileSystem.open(path, 'wx'), settings);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the new name durable. Windows cannot open a folder, and its file system journals names by itself. */
async function syncFolder(folder: string, settings: AtomicWriteOptions): Promise<void> {
  if (settings.platform === 'win32') return;
  const handle = await settings.fileSystem.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function retried<T>(action: () => Promise<T>, settings: AtomicWriteOptions): Promise<T> {
  for (const delayMs of settings.retryDelaysMs) {
    try {
      return await action();
    } catch (error) {
      if (settings.platform !== 'win32' || !PASSING_ON_WINDOWS.has(errorCode(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, delayMs));
    }
  }
  return action();
}

function errorCode(error: unknown): string {
  return (error as NodeJS.ErrnoException | undefined)?.code ?? '';
}
