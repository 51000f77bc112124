/** Where packs lie: each in a folder of its own below one root, which the app and the command line agree on. */
import { join } from 'node:path';
import type { EnginePackId } from '../../contract/engine-packs/packs';

/** Names another root, for tests. */
export const PACKS_VARIABLE = 'EPOCH_LAB_ENGINE_PACKS';

export const MANIFEST_FILE = 'manifest.json';
export const BINDING_FILE = 'binding/tfjs_binding.node';

export function packsFolderIn(
  userData: string,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  return environment[PACKS_VARIABLE] ?? join(userData, 'engine-packs');
}

export function packFolder(packsFolder: string, id: EnginePackId): string {
  return join(packsFolder, id);
}

/** Where a pack is put together. A later try finds there what an earlier one has fetched. */
export interface Staging {
  readonly folder: string;
  readonly downloads: string;
  readonly pack: string;
  readonly lock: string;
}

export function stagingOf(packsFolder: string, id: EnginePackId): Staging {
  const folder = join(packsFolder, `.installing-${id}`);
  return {
    folder,
    downloads: join(folder, 'downloads'),
    pack: join(folder, 'pack'),
    lock: join(folder, 'lock'),
  };
}

/** Where a pack goes the moment it is no longer one, until it is deleted. */
export function discardFolder(packsFolder: string, id: EnginePackId, stamp: number): string {
  return join(packsFolder, `.removing-${id}-${stamp}`);
}
