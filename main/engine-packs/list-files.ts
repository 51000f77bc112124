/** Every file below a folder. Links and other special things are named too, so that a check can refuse them. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

export interface ListedFile {
  /** From the folder, with forward slashes. */
  readonly path: string;
  readonly isPlain: boolean;
}

export async function listFiles(folder: string, below = ''): Promise<readonly ListedFile[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  const lists = await Promise.all(
    entries.map(async (entry) => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      return entry.isDirectory() ? listFiles(folder, path) : [{ path, isPlain: entry.isFile() }];
    }),
  );
  return lists.flat().sort((a, b) => (a.path < b.path ? -1 : 1));
}
