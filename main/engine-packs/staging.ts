/** The folder in which a pack is put together, held by one installation at a time, and how it becomes a pack in one step. */
import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EnginePackId } from '../../contract/engine-packs/packs';
import { packFailure } from './pack-failure';
import { discardFolder, packFolder, stagingOf, type Staging } from './pack-places';

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
      await rm(staging.lock, { force: true });
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

async function isHeldByAnother(lock: string, self: number): Promise<boolean> {
  const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
  if (!Number.isInteger(holder) || holder <= 0 || holder === self) return false;
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
