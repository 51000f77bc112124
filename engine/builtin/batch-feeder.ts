/**
 * Keeps the inputs of batches ready: remembers which batch lies prepared in which copy, so that a batch that was made ready while the
 * one before trained is not made again.
 */
import type { BuiltinSamples } from './builtin-samples';
import type { ModelMemory } from './model-memory';
import type { StepValue } from './plan/step-values';

/** Copies 0 and 1 take turns in training; this one serves everything else. */
const SIDE_COPY = 2;

export interface Batch {
  readonly samples: BuiltinSamples;
  readonly indices: Uint32Array;
  readonly start: number;
  readonly count: number;
}

export type SetStepValue = (name: StepValue, value: number) => void;

export class BatchFeeder {
  readonly #memory: ModelMemory;
  readonly #set: SetStepValue;
  #turn = 0;
  /** What was made ready in the copy whose turn is next. */
  #ready: { readonly samples: BuiltinSamples; readonly count: number } | undefined;

  constructor(memory: ModelMemory, set: SetStepValue) {
    this.#memory = memory;
    this.#set = set;
  }

  /** Makes a batch the one at hand for training, and asks for the one after it to be made ready by the program about to run. In pieces. */
  *feedTraining(batch: Batch): Generator<undefined, void, void> {
    const copy = this.#turn;
    if (!this.#isReady(batch, copy)) {
      this.#ready = undefined;
      this.#announce(batch, copy);
      yield* this.#memory.runInPieces(`prepare ${batch.samples.inputType}`);
    }
    this.#use(batch, copy);
    this.#turn = 1 - copy;
    const start = batch.start + batch.count;
    const count = Math.max(0, Math.min(batch.count, batch.indices.length - start));
    this.#announce({ ...batch, start, count }, this.#turn);
    this.#ready = count > 0 ? { samples: batch.samples, count } : undefined;
  }

  /** What was asked to be made ready has not been: the program that should have done it was left undone. */
  forget(): void {
    this.#ready = undefined;
  }

  /** Makes a batch the one at hand for evaluation; training goes on afterwards as if nothing had been. In pieces. */
  *feedSide(batch: Batch): Generator<undefined, void, void> {
    this.#announce(batch, SIDE_COPY);
    yield* this.#memory.runInPieces(`prepare ${batch.samples.inputType}`);
    this.#use(batch, SIDE_COPY);
  }

  /** The first `count` rows of the model's own input area. In pieces. */
  *feedInputs(count: number): Generator<undefined, void, void> {
    const { inputs, countingAddress, plan } = this.#memory;
    this.#set('nextRows', count);
    this.#set('nextInputs', inputs.byteOffset);
    this.#set('nextIndices', countingAddress);
    this.#set('nextPrepared', plan.preparation.copies[SIDE_COPY]);
    yield* this.#memory.runInPieces('prepare floats');
    this.#set('rows', count);
    this.#set('prepared', plan.preparation.copies[SIDE_COPY]);
  }

  #isReady({ samples, indices, start, count }: Batch, copy: number): boolean {
    if (this.#ready?.samples !== samples || this.#ready.count !== count) return false;
    const ready = this.#memory.indices[copy];
    for (let row = 0; row < count; row++) {
      if (ready?.[row] !== indices[start + row]) return false;
    }
    return true;
  }

  /** The batch that the preparing tasks of the next program work on. */
  #announce({ samples, indices, start, count }: Batch, copy: number): void {
    const { plan } = this.#memory;
    const target = this.#memory.indices[copy];
    for (let row = 0; row < count; row++) {
      const index = indices[start + row];
      if (index === undefined || index >= samples.count) throw new RangeError('No such sample');
      if (target !== undefined) target[row] = index;
    }
    this.#set('nextRows', count);
    this.#set('nextInputs', samples.inputsAddress);
    this.#set('nextIndices', this.#memory.indicesAddress(copy));
    this.#set('nextTable', samples.tableAddress);
    this.#set('nextPrepared', plan.preparation.copies[copy] ?? 0);
  }

  #use({ samples, count }: Batch, copy: number): void {
    const { plan } = this.#memory;
    this.#set('rows', count);
    this.#set('indices', this.#memory.indicesAddress(copy));
    this.#set('targets', samples.targetsAddress);
    this.#set('sampleWeights', samples.weightsAddress ?? 0);
    this.#set('prepared', plan.preparation.copies[copy] ?? 0);
    this.#set('lossScale', 1 / (count * plan.lossDivisor));
  }
}
