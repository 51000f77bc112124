/** A model of an experiment with a state that was trained before, here or elsewhere. */
import type { Result } from '../../../contract/errors';
import type { ExperimentConfig } from '../../../contract/experiment';
import type { Model, ModelState } from '../../../engine/engine';
import { modelDefinition } from '../../../engine/model-definition';
import type { Workplace } from './engine-room';

export function modelAt(
  { engine }: Workplace,
  config: ExperimentConfig,
  state: ModelState,
): Result<Model> {
  const built = engine.build(modelDefinition(config));
  if (!built.ok) return built;
  const taken = built.value.setState(state);
  if (taken.ok) return built;
  built.value.dispose();
  return taken;
}
