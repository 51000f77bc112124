/** Plans a model and finds room for it, for as many samples as is well spent (rows-in-memory.ts). */
import type { LayerSummary } from '../../contract/network';
import { sizeOf } from '../../contract/shapes';
import type { ModelDefinition } from '../engine';
import type { Heap } from './memory/heap';
import { memoryBytes, ModelMemory } from './model-memory';
import type { PassName } from './passes/registry';
import { planNetwork } from './plan/network-plan';
import { rowsInMemory } from './rows-in-memory';
import type { Control } from './threads/control';
import type { Crew } from './threads/crew';

/** What a model needs of its engine. */
export interface ModelHost {
  readonly heap: Heap;
  readonly crew: Crew;
  readonly control: Control;
  readonly passes: readonly PassName[];
  readonly workOfPiece: number | undefined;
  readonly evaluationBytes: number | undefined;
}

/** Undefined when there is no room. Left before its end, it has taken none. */
export function* planMemoryInPieces(
  definition: ModelDefinition,
  layers: readonly LayerSummary[],
  { heap, crew, passes, workOfPiece, evaluationBytes }: ModelHost,
  hasSparseBytes: boolean,
): Generator<undefined, ModelMemory | undefined, void> {
  const { maxBatchSize, trainBatchSize = maxBatchSize } = definition;
  const inputWidth = sizeOf(definition.inputShape);
  const options = { threads: crew.threads, passes, workOfPiece, hasSparseBytes };
  const planFor = (rows: number, base: number) =>
    planNetwork({ ...definition, maxBatchSize: rows }, layers, options, base);
  const bytesFor = (some: number): number => {
    const { byteLength } = planFor(some, 0);
    return memoryBytes(byteLength, { rows: some, inputWidth });
  };
  const sizes = { training: trainBatchSize, largest: maxBatchSize };
  const rows = rowsInMemory(sizes, bytesFor, evaluationBytes);
  yield;
  const address = yield* heap.allocateInPieces(bytesFor(rows));
  if (address === undefined) return undefined;
  let isTaken = false;
  try {
    yield;
    const plan = planFor(rows, address);
    yield;
    isTaken = true;
    return new ModelMemory(heap, crew, address, plan, { rows, inputWidth });
  } finally {
    if (!isTaken && !crew.isStopped) heap.free(address);
  }
}
