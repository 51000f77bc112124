/** Samples as the loop needs them: the set that an engine holds, and the targets to count right answers against. */
import { success, type Result } from '../contract/errors';
import type { Engine, SampleData, SampleSet, SampleTargets } from './engine';

export interface LoadedSamples {
  readonly set: SampleSet;
  readonly targets: SampleTargets;
}

/** Hands samples to an engine; afterwards `data.inputs` may be let go. The caller disposes `set`. */
export function loadSamples(engine: Engine, data: SampleData): Result<LoadedSamples> {
  const loaded = engine.load(data);
  return loaded.ok ? success({ set: loaded.value, targets: data.targets }) : loaded;
}
