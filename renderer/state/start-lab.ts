/** Makes the stores of a window and fills them: with the run under way, the last experiment, the preferences. */
import type { Backend } from '../api';
import { createLab, type Lab } from './lab';
import type { Media } from './system-look';

export function startLab(backend: Backend, media: Media): Lab {
  const lab = createLab(backend, media);
  lab.run.connect();
  lab.preferences.connect();
  lab.enginePacks.connect();
  void lab.appInfo.load();
  void lab.unfinished.load();
  void lab.panels.load();
  void loadLastExperiment(lab);
  return lab;
}

async function loadLastExperiment({ backend, experiment }: Lab): Promise<void> {
  const last = await backend.attempt('experiment:last', undefined);
  if (last.ok && last.value !== null) experiment.load(last.value);
}
