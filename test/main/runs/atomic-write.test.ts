import { open, readdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { atomicWrite, type WritableFileSystem } from '../../../main/runs/atomic-write';
import { temporaryFolder } from '../../support/temporary-folder';

class DiskError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** The real file system, of which the n-th call (from 0) fails; counts the calls. */
function failingAt(failing: number, code = 'ENOSPC') {
  const calls: string[] = [];
  const step = (name: string) => {
    calls.push(name);
    if (calls.length - 1 === failing) throw new DiskError(code);
  };
  const fileSystem: WritableFileSystem = {
    open: async (path, flags) => {
      step(`open ${flags}`);
      const file = await open(path, flags);
      return {
        writeFile: async (bytes) => {
          step('write');
          await file.writeFile(bytes);
        },
        sync: async () => {
          step('fsync');
          await file.sync();
        },
        close: () => file.close(),
      };
    },
    rename: async (from, to) => {
      step('rename');
      await rename(from, to);
    },
    unlink: (path) => unlink(path),
  };
  return { fileSystem, calls };
}

const ALL_STEPS = ['open wx', 'write', 'fsync', 'rename', 'open r', 'fsync'];

describe('atomicWrite', () => {
  it('writes through a temporary file, then makes file and name durable', async () => {
    const folder = temporaryFolder();
    const { fileSystem, calls } = failingAt(-1);
    await atomicWrite(join(folder, 'a.json'), 'new', { fileSystem, platform: 'linux' });
    expect(calls).toEqual(ALL_STEPS);
    expect(await readdir(folder)).toEqual(['a.json']);
    expect(await readFile(join(folder, 'a.json'), 'utf8')).toBe('new');
  });

  it.each(ALL_STEPS.map((step, index) => ({ step, index })))(
    'leaves the old or the new file, whole, when step $index ($step) fails',
    async ({ index }) => {
      const folder = temporaryFolder();
      const path = join(folder, 'a.json');
      await writeFile(path, 'old');
      const { fileSystem } = failingAt(index);
      const write = atomicWrite(path, 'new', { fileSystem, platform: 'linux' });
      await expect(write).rejects.toThrow('ENOSPC');
      const renamed = index > ALL_STEPS.indexOf('rename');
      expect(await readFile(path, 'utf8')).toBe(renamed ? 'new' : 'old');
      expect(await readdir(folder)).toEqual(['a.json']);
    },
  );

  it.each([0, 3])('tries step %i again on Windows, where errors pass', async (index) => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.json');
    const { fileSystem } = failingAt(index, 'EBUSY');
    await atomicWrite(path, 'new', { fileSystem, platform: 'win32', retryDelaysMs: [1] });
    expect(await readFile(path, 'utf8')).toBe('new');
  });

  it('does not try again elsewhere', async () => {
    const { fileSystem } = failingAt(3, 'EBUSY');
    const path = join(temporaryFolder(), 'a.json');
    const write = atomicWrite(path, 'new', { fileSystem, platform: 'linux', retryDelaysMs: [1] });
    await expect(write).rejects.toThrow('EBUSY');
  });

  it('keeps writers of one file apart', async () => {
    const path = join(temporaryFolder(), 'a.json');
    const texts = Array.from({ length: 20 }, (_, i) => String(i).repeat(1000));
    await Promise.all(texts.map((text) => atomicWrite(path, text)));
    expect(texts).toContain(await readFile(path, 'utf8'));
  });
});
