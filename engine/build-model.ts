/** Builds a model, breathing in between: the first weights of a large network take seconds to draw. */
import type { Result } from '../contract/errors';
import type { Engine, Model, ModelDefinition } from './engine';
import { startStopped, unlessStopped, type Start } from './unless-stopped';

/** Refuses with `startStopped` when it was stopped, with nothing left behind. `Engine.build` itself where the engine has no pieces. */
export async function buildModel(
  engine: Engine,
  definition: ModelDefinition,
  start: Start,
): Promise<Result<Model>> {
  if (start.isStopped()) return startStopped();
  const work = engine.buildInPieces?.(definition);
  return work === undefined ? engine.build(definition) : unlessStopped(work, start);
}
