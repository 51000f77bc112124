/** One step of training, in pieces, and what becomes of it when it is left amid them: undone, or, once its result stands, still to be ended. */
import type { BatchResult } from '../engine';
import { Answers } from './answers';
import type { ModelMemory } from './model-memory';
import type { ModelHost } from './plan-memory';
import type { ProgramName } from './plan/programs';
import { Remainder, type Rest } from './remainder';
import { rememberKept } from './step-undo';

export class TrainingStep {
  readonly #memory: ModelMemory;
  readonly #host: ModelHost;
  /** The step's own program, and what follows it once in a while. */
  readonly #name: ProgramName;
  readonly #after: readonly ProgramName[];
  #done = 0;
  #result: BatchResult | undefined;
  #putBack: (() => void) | undefined;
  /** What follows the step's own program, once that is done. */
  #ending: Remainder | undefined;

  constructor(
    memory: ModelMemory,
    host: ModelHost,
    name: ProgramName,
    after: readonly ProgramName[],
  ) {
    this.#memory = memory;
    this.#host = host;
    this.#name = name;
    this.#after = after;
  }

  /** Does it count? */
  get stands(): boolean {
    return this.#result !== undefined;
  }

  /** Of `count` samples that are ready, with program and all step values. */
  *run(count: number): Generator<BatchResult | undefined, BatchResult, void> {
    const memory = this.#memory;
    const { pieces, revocable } = memory.pieces(this.#name);
    if (revocable > 0) this.#putBack = rememberKept(this.#host.heap, memory.plan);
    while (this.#done < pieces.length) {
      memory.runPiece(this.#name, this.#done);
      this.#done++;
      if (this.#done >= revocable) this.#result ??= this.#read(count);
      if (this.#done < pieces.length && revocable > 0) yield this.#result;
    }
    const result = (this.#result ??= this.#read(count));
    if (this.#after.length > 0) {
      this.#ending = this.#rest(this.#after.map((name) => ({ name, piece: 0 })));
      for (const _ of this.#ending.inPieces()) yield result;
    }
    return result;
  }

  /** After it was left: undoes what does not count; else what has to be done before anything else. */
  leave(): Remainder | undefined {
    if (this.stands) {
      const after = this.#after.map((name) => ({ name, piece: 0 }));
      return this.#ending ?? this.#rest([{ name: this.#name, piece: this.#done }, ...after]);
    }
    this.#memory.settle();
    this.#putBack?.();
    return undefined;
  }

  #rest(rests: readonly Rest[]): Remainder {
    return new Remainder(this.#memory, this.#host.control, rests);
  }

  #read(count: number): BatchResult {
    const answers = new Answers(this.#memory, count);
    answers.addLosses(count);
    return answers.result();
  }
}
