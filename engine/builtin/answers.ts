/** Gathers what a batch came to, where its samples went through the network in several parts. Bit for bit what one part would give. */
import type { BatchResult } from '../engine';
import type { Batch } from './batch-feeder';
import type { ModelMemory } from './model-memory';

export class Answers {
  readonly #memory: ModelMemory;
  readonly #count: number;
  /** Undefined where all fits in the memory: then the answers stay there. */
  readonly #outputs: Float32Array | undefined;
  #done = 0;
  #lossSum = 0;

  constructor(memory: ModelMemory, count: number) {
    this.#memory = memory;
    this.#count = count;
    this.#outputs =
      count > memory.rows ? new Float32Array(count * memory.plan.outputWidth) : undefined;
  }

  /** The next `rows` samples have been through the network, and their losses stand in the memory. */
  addLosses(rows: number): void {
    for (let row = 0; row < rows; row++) this.#lossSum += this.#memory.rowLoss[row] ?? 0;
  }

  addOutputs(rows: number): void {
    const { outputs, plan } = this.#memory;
    const part = outputs.subarray(0, rows * plan.outputWidth);
    this.#outputs?.set(part, this.#done * plan.outputWidth);
    this.#done += rows;
  }

  /** A view, valid until the next call on the model. */
  get outputs(): Float32Array {
    const { outputs, plan } = this.#memory;
    return this.#outputs ?? outputs.subarray(0, this.#count * plan.outputWidth);
  }

  result(): BatchResult {
    let lossSum = this.#lossSum;
    for (const penalty of this.#memory.penalties) lossSum += this.#count * penalty;
    return { lossSum, count: this.#count, outputs: this.outputs };
  }
}

/** A batch as parts of at most `rows` samples. */
export function partsOf(batch: Batch, rows: number): readonly Batch[] {
  return Array.from({ length: Math.ceil(batch.count / rows) }, (_, part) => ({
    ...batch,
    start: batch.start + part * rows,
    count: Math.min(rows, batch.count - part * rows),
  }));
}
