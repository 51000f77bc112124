/** The folder in which a pack is put together, held by one installation at a time, and how it becomes a pack in one step. */
import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { EnginePackId } from '../../contract/engine-packs/packs';
import { packFailure } from './pack-failure';
import { discardFolder, packFolder, stagingOf, type Staging } from './pack-places';

/** Longer than it takes to write a number into a file that was just made. */
const WRITING_MS = 250;

/** Takes the staging folder of a pack for process `holder`; throws `enginePackBusy` while another that lives has it. */
export async function takeStaging(
  packsFolder: string,
  id: EnginePackId,
  holder: number,
): Promise<Staging> {
  const staging = stagingOf(packsFolder, id);
  await mkdir(staging.folder, { recursive: true });
  for (;;) {
    try {
      const lock = await open(staging.lock, 'wx');
      await lock.writeFile(String(holder));
      await lock.close();
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (await isHeldByAnother(staging.lock, holder))
        throw packFailure('enginePackBusy', 'packs.busy');
      await discardLock(staging.lock, holder);
    }
  }
  await rm(staging.pack, { recursive: true, force: true });
  await mkdir(staging.pack, { recursive: true });
  return staging;
}

/** Lets another try begin; what was fetched stays. */
export async function releaseStaging(staging: Staging): Promise<void> {
  await rm(staging.pack, { recursive: true, force: true });
  await rm(staging.lock, { force: true });
}

/** Makes the finished folder the pack: before this step there is none (or the old one), after it there is this one. */
export async function promoteStaging(packsFolder: string, id: EnginePackId): Promise<void> {
  const staging = stagingOf(packsFolder, id);
  await discardPack(packsFolder, id);
  await rename(staging.pack, packFolder(packsFolder, id));
  await rm(staging.folder, { recursive: true, force: true });
}

/** Takes a pack out of sight in one step, then deletes it, together with what an interrupted removal has left. */
export async function discardPack(packsFolder: string, id: EnginePackId): Promise<void> {
  try {
    await rename(packFolder(packsFolder, id), discardFolder(packsFolder, id, Date.now()));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const names = await readdir(packsFolder).catch(() => []);
  const discarded = names.filter((name) => name.startsWith(`.removing-${id}-`));
  for (const name of discarded) await rm(join(packsFolder, name), { recursive: true, force: true });
}

/** Removes the lock of a dead process. Another may have done so a moment before, and put its own there: it gets that back. */
async function discardLock(lock: string, self: number): Promise<void> {
  const aside = `${lock}-${self}`;
  try {
    await rename(lock, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (await isHeldByAnother(aside, self)) await rename(aside, lock);
  else await rm(aside, { force: true });
}

async function isHeldByAnother(lock: string, self: number): Promise<boolean> {
  const holder = Number(await contentOf(lock));
  if (!Number.isInteger(holder) || holder <= 0 || holder === self) return false;
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** An empty lock is being written, unless it stays so: then whoever began has died. */
async function contentOf(lock: string): Promise<string> {
  const read = () => readFile(lock, 'utf8').catch(() => '');
  const content = await read();
  if (content !== '') return content;
  await setTimeout(WRITING_MS);
  return read();
}
