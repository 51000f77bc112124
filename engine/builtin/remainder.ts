/**
 * What is left of a step whose result stands: weights that have yet to be updated. A stop or a pause does not wait for it; the model does
 * it before anything else.
 */
import type { ModelMemory } from './model-memory';
import type { ProgramName } from './plan/programs';
import type { Control } from './threads/control';

export class Remainder {
  readonly #memory: ModelMemory;
  readonly #control: Control;
  readonly #name: ProgramName;
  /** As the step was begun with: other programs set their own. */
  readonly #stepValues: Float64Array;
  #piece: number;

  /** The pieces of a program from `piece` on. */
  constructor(memory: ModelMemory, control: Control, name: ProgramName, piece: number) {
    this.#memory = memory;
    this.#control = control;
    this.#name = name;
    this.#piece = piece;
    this.#stepValues = control.stepValues.slice();
  }

  /** Left between two, it goes on from there. */
  *inPieces(): Generator<undefined, void, void> {
    const { length } = this.#memory.pieces(this.#name).pieces;
    while (this.#piece < length) {
      this.#control.stepValues.set(this.#stepValues);
      this.#memory.runPiece(this.#name, this.#piece++);
      if (this.#piece < length) yield;
    }
  }
}
