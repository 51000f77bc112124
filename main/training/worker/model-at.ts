/** A model of an experiment with a state that was trained before, here or elsewhere. */
import type { Result } from '../../../contract/errors';
import type { ExperimentConfig } from '../../../contract/experiment';
import { buildModel } from '../../../engine/build-model';
import type { Model, ModelState } from '../../../engine/engine';
import { modelDefinition } from '../../../engine/model-definition';
import type { Start } from '../../../engine/unless-stopped';
import type { Workplace } from './engine-room';

/** Refuses with `startStopped` soon after the start was stopped. */
export async function modelAt(
  { engine }: Workplace,
  config: ExperimentConfig,
  state: ModelState,
  start: Start,
): Promise<Result<Model>> {
  const built = await buildModel(engine, modelDefinition(config), start);
  if (!built.ok) return built;
  const taken = built.value.setState(state);
  if (taken.ok) return built;
  built.value.dispose();
  return taken;
}
