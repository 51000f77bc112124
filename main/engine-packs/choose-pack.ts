/** Which of the installed packs is loaded: the one for GPUs where it is installed, which falls back to the processor by itself. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EnginePackId } from '../../contract/engine-packs/packs';
import { MANIFEST_FILE, packFolder } from './pack-places';

const PREFERENCE: readonly EnginePackId[] = ['tensorflow-gpu', 'tensorflow-cpu'];

export interface ChosenPack {
  readonly id: EnginePackId;
  readonly folder: string;
}

/** Undefined where none is installed. What is chosen still has to be verified. */
export function choosePack(packsFolder: string): ChosenPack | undefined {
  return PREFERENCE.map((id) => ({ id, folder: packFolder(packsFolder, id) })).find(({ folder }) =>
    existsSync(join(folder, MANIFEST_FILE)),
  );
}
