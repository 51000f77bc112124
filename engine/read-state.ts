/** Reads a model's state, breathing in between: of a large network it is gigabytes. */
import type { Model, ModelState } from './engine';
import { BREATH_INTERVAL_MS, type LoopHost } from './loop-host';

/**
 * Nobody may train the model or set its state meanwhile. Undefined when it was interrupted. `Model.getState` itself where the engine has no
 * pieces.
 */
export async function readState(
  model: Model,
  host: LoopHost,
  isInterrupted: () => boolean = () => false,
): Promise<ModelState | undefined> {
  const work = model.getStateInPieces?.();
  if (work === undefined) return model.getState();
  let until = host.now() + BREATH_INTERVAL_MS;
  for (;;) {
    const turn = work.next();
    if (turn.done === true) return turn.value;
    if (host.now() < until) continue;
    await host.breathe();
    if (isInterrupted()) return undefined;
    until = host.now() + BREATH_INTERVAL_MS;
  }
}
