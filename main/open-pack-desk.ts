/** Puts the desk for engine packs together as the app has it: with Electron's processes and the files that travel with it. */
import type { EnginePack } from '../contract/engine-packs/packs';
import { EnginePackDesk } from './engine-pack-desk';
import { choosePack } from './engine-packs/choose-pack';
import { PackWork } from './engine-packs/pack-work';
import { tensorflowEnvironment } from './engine-packs/tensorflow-environment';
import { forkJobWithElectron } from './fork-job';
import type { Log } from './log';
import type { AppPaths } from './paths';

export function openPackDesk(
  { enginePacks, enginePacksFolder: packsFolder }: AppPaths,
  log: Log,
  onChange: (packs: EnginePack[]) => void,
): EnginePackDesk {
  const { jobScript, checkScript, bindingSources, nodeHeaders, readyBinding } = enginePacks;
  const sources = { sources: bindingSources, nodeHeaders, ready: readyBinding };
  const fork = forkJobWithElectron;
  const work = new PackWork({ fork, packsFolder, jobScript, checkScript, sources });
  return new EnginePackDesk({ packsFolder, work, log, onChange: (packs) => onChange([...packs]) });
}

/** What the training process needs in its environment for the pack that is installed. */
export function packVariables(packsFolder: string): Record<string, string> {
  const pack = choosePack(packsFolder);
  return pack === undefined ? {} : tensorflowEnvironment(pack.folder);
}
