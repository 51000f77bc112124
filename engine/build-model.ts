/** Builds a model, breathing in between: the first weights of a large network take seconds to draw. */
import { failure, type Result } from '../contract/errors';
import { t } from '../contract/text/text';
import type { Engine, Model, ModelDefinition } from './engine';
import { BREATH_INTERVAL_MS, type LoopHost } from './loop-host';

/** Refuses with `startStopped` when it was interrupted, with nothing left behind. `Engine.build` itself where the engine has no pieces. */
export async function buildModel(
  engine: Engine,
  definition: ModelDefinition,
  host: LoopHost,
  isInterrupted: () => boolean,
): Promise<Result<Model>> {
  const stopped = failure('startStopped', t('training.startStopped'));
  if (isInterrupted()) return stopped;
  const work = engine.buildInPieces?.(definition);
  if (work === undefined) return engine.build(definition);
  let until = host.now() + BREATH_INTERVAL_MS;
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    if (host.now() < until) continue;
    await host.breathe();
    if (isInterrupted()) {
      work.return(stopped);
      return stopped;
    }
    until = host.now() + BREATH_INTERVAL_MS;
  }
}
