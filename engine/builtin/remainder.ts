/**
 * What is left of a step whose result stands: weights that have yet to be updated. A stop or a pause does not wait for it; the model does
 * it before anything else.
 */
import type { ModelMemory } from './model-memory';
import type { ProgramName } from './plan/programs';
import type { Control } from './threads/control';

/** The pieces of a program from `piece` on. */
export interface Rest {
  readonly name: ProgramName;
  readonly piece: number;
}

export class Remainder {
  readonly #memory: ModelMemory;
  readonly #control: Control;
  /** As the step was begun with: other programs set their own. */
  readonly #stepValues: Float64Array;
  #rests: readonly Rest[];

  constructor(memory: ModelMemory, control: Control, rests: readonly Rest[]) {
    this.#memory = memory;
    this.#control = control;
    this.#rests = rests;
    this.#stepValues = control.stepValues.slice();
  }

  /** Left between two, it goes on from there. */
  *inPieces(): Generator<undefined, void, void> {
    for (;;) {
      const [rest, ...others] = this.#rests;
      if (rest === undefined) return;
      const { name, piece } = rest;
      const { length } = (yield* this.#memory.readyInPieces(name)).pieces;
      if (piece >= length) {
        this.#rests = others;
        continue;
      }
      this.#control.stepValues.set(this.#stepValues);
      this.#memory.runPiece(name, piece);
      this.#rests = [{ name, piece: piece + 1 }, ...others];
      if (piece + 1 < length || others.length > 0) yield;
    }
  }
}
