/** A plan with its place in the heap and its number in the crew: what a model runs on, and gives back as one. */
import type { Heap } from './memory/heap';
import { resultOf } from '../pieces';
import type { NetworkPlan } from './plan/network-plan';
import type { PiecedProgram } from './plan/pieces';
import type { ProgramName } from './plan/programs';
import type { Crew } from './threads/crew';

export class ModelMemory {
  readonly plan: NetworkPlan;
  /** Samples that may be in it at once. */
  readonly rows: number;
  /** Each sample's loss, float64. */
  readonly rowLoss: Float64Array;
  /** What regularizers add to the mean loss. */
  readonly penalties: Float64Array;
  readonly outputs: Float32Array;
  /** The sample indices of the batch in each of the three prepared copies, at `indicesAddress`. */
  readonly indices: readonly Uint32Array[];
  /** Where inputs to be predicted are written, and 0, 1, 2, ... as their indices. */
  readonly inputs: Float32Array;
  readonly countingAddress: number;
  readonly #heap: Heap;
  readonly #crew: Crew;
  readonly #address: number;
  readonly #model: number;
  readonly #ready = new Map<ProgramName, ReadyProgram>();

  /** `address`: of `memoryBytes` in the heap, where the plan was made for. */
  constructor(heap: Heap, crew: Crew, address: number, plan: NetworkPlan, size: ModelSize) {
    this.plan = plan;
    this.rows = size.rows;
    this.#heap = heap;
    this.#crew = crew;
    this.#address = address;
    const { rows, inputWidth } = size;
    const buffer = heap.memory.buffer;
    const extra = address + plan.byteLength;
    const indexBytes = alignedBytes(rows * 4);
    this.rowLoss = new Float64Array(buffer, plan.rowLoss, rows);
    this.penalties = new Float64Array(buffer, plan.penalties.address, plan.penalties.count);
    this.outputs = new Float32Array(buffer, plan.outputs, rows * plan.outputWidth);
    this.indices = [0, 1, 2].map((i) => new Uint32Array(buffer, extra + i * indexBytes, rows));
    this.countingAddress = extra + 3 * indexBytes;
    const counting = new Uint32Array(buffer, this.countingAddress, rows);
    for (let i = 0; i < rows; i++) counting[i] = i;
    const inputsAddress = extra + 4 * indexBytes;
    this.inputs = new Float32Array(buffer, inputsAddress, rows * inputWidth);
    this.#model = crew.newModel();
  }

  indicesAddress(copy: number): number {
    const indices = this.indices[copy];
    if (indices === undefined) throw new Error(`There is no copy ${copy}`);
    return indices.byteOffset;
  }

  pieces(name: ProgramName): PiecedProgram {
    return resultOf(this.readyInPieces(name));
  }

  /** What a program consists of; the first time it takes a moment, or several. */
  *readyInPieces(name: ProgramName): Generator<undefined, ReadyProgram, void> {
    const known = this.#ready.get(name);
    if (known !== undefined) return known;
    const plan = this.plan.programs.get(name);
    if (plan === undefined) throw new Error(`This model cannot ${name}`);
    const program = yield* plan();
    const first = yield* this.#crew.addProgramsInPieces(this.#model, program.pieces);
    const ready = { ...program, first };
    this.#ready.set(name, ready);
    return ready;
  }

  /** The pieces of a program must be run in order. */
  runPiece(name: ProgramName, piece: number): void {
    const { first } = this.#ready.get(name) ?? resultOf(this.readyInPieces(name));
    this.#crew.run(this.#model, first + piece);
  }

  /** Yields after every piece but the last. */
  *runInPieces(name: ProgramName): Generator<undefined, void, void> {
    const { length } = (yield* this.readyInPieces(name)).pieces;
    for (let piece = 0; piece < length; piece++) {
      this.runPiece(name, piece);
      if (piece + 1 < length) yield;
    }
  }

  /** Returns when all that was begun is done. */
  settle(): void {
    this.#crew.settle();
  }

  /** After the engine's own disposal there is nothing left to give back. */
  dispose(): void {
    if (this.#crew.isStopped) return;
    this.settle();
    this.#crew.removeModel(this.#model);
    this.#heap.free(this.#address);
  }
}

interface ReadyProgram extends PiecedProgram {
  /** Number of its first piece in the crew. */
  readonly first: number;
}

/** A plan's own bytes, the indices of its samples, and inputs to be predicted. */
export function memoryBytes(planBytes: number, { rows, inputWidth }: ModelSize): number {
  return planBytes + 4 * alignedBytes(rows * 4) + rows * inputWidth * 4;
}

export interface ModelSize {
  readonly rows: number;
  readonly inputWidth: number;
}

function alignedBytes(byteLength: number): number {
  return Math.ceil(byteLength / 64) * 64;
}
