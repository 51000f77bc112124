/**
 * The built-in engine: AssemblyScript kernels on a shared memory, driven by plans made once. Knows no process: whoever hosts it brings
 * the kernels' bytes and a way to start threads.
 */
import type { EngineInfo } from '../../contract/engine-info';
import { failure, success, type Result } from '../../contract/errors';
import { sizeOf } from '../../contract/shapes';
import { t } from '../../contract/text/text';
import type { Engine, Model, ModelDefinition, SampleData, SampleSet } from '../engine';
import { resultOf } from '../pieces';
import { BuiltinModel } from './builtin-model';
import { BuiltinSamples } from './builtin-samples';
import { hasRelaxedSimd, type KernelBuild } from './kernel-build';
import { Heap } from './memory/heap';
import { PASS_NAMES, type PassName } from './passes/registry';
import { selfTestProblem } from './self-test';
import { CONTROL_BYTES, controlAt, type Control } from './threads/control';
import { Crew } from './threads/crew';
import { instantiateKernels } from './threads/crew-member';
import type { StartThread } from './threads/messages';

export interface BuiltinEngineOptions {
  /** Bytes of dist/kernels/kernels-*.wasm. */
  readonly kernels: Readonly<Record<KernelBuild, Uint8Array<ArrayBuffer>>>;
  /** `fast` takes the relaxed build where the runtime has it; what was taken stands in `info`. */
  readonly precision: EngineInfo['precision'];
  /** In all, at least 1. Without `startThread` there is only one. */
  readonly threads: number;
  readonly startThread?: StartThread;
  /** One sentence: why this engine was chosen. */
  readonly reason: string;
  /** For tests and measurements: which passes run. All, when left out. */
  readonly passes?: readonly PassName[];
  /** For tests: the work of a piece, in multiplications; as is well spent when left out (plan/pieces.ts). */
  readonly workOfPiece?: number;
  /** For tests: see rows-in-memory.ts. */
  readonly evaluationBytes?: number;
}

/** The first KiB of the memory is the kernels' own. */
const CONTROL_ADDRESS = 65_536;

export function createBuiltinEngine(options: BuiltinEngineOptions): Result<Engine> {
  return resultOf(createBuiltinEngineInPieces(options));
}

/**
 * In pieces of some milliseconds; left by `return`, there is none. Refuses with `engineUnavailable` when the kernels cannot run here, with
 * `outOfMemory` when no memory can be had.
 */
export function* createBuiltinEngineInPieces(
  options: BuiltinEngineOptions,
): Generator<undefined, Result<Engine>, void> {
  const isFast = options.precision === 'fast' && hasRelaxedSimd();
  const module = compile(options.kernels[isFast ? 'relaxed' : 'plain']);
  if (!module.ok) return module;
  yield;
  const heap = Heap.create(CONTROL_ADDRESS + CONTROL_BYTES);
  if (heap === undefined) return failure('outOfMemory', t('engine.outOfMemory'));
  const heapBase = instantiateKernels(module.value, heap.memory)['heapBase']?.() ?? Infinity;
  if (heapBase > CONTROL_ADDRESS) throw new Error('The kernels’ own data are larger than expected');
  const control = controlAt(heap.memory, CONTROL_ADDRESS);
  const parts = { module: module.value, memory: heap.memory, control };
  const alone = new Crew({ ...parts, threads: 1, startThread: undefined });
  const problem = yield* selfTestProblem(
    new BuiltinEngine(options, isFast, { heap, control, crew: alone }),
  );
  if (problem !== undefined) {
    return failure('engineUnavailable', t('engine.kernelsUnusable', { problem }), problem);
  }
  const crew = new Crew({ ...parts, threads: options.threads, startThread: options.startThread });
  return success(new BuiltinEngine(options, isFast, { heap, control, crew }));
}

function compile(bytes: Uint8Array<ArrayBuffer>): Result<WebAssembly.Module> {
  try {
    return success(new WebAssembly.Module(bytes));
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return failure('engineUnavailable', t('engine.kernelsUnusable', { problem }), problem);
  }
}

class BuiltinEngine implements Engine {
  readonly info: EngineInfo;
  readonly #heap: Heap;
  readonly #crew: Crew;
  readonly #control: Control;
  readonly #passes: readonly PassName[];
  readonly #workOfPiece: number | undefined;
  readonly #evaluationBytes: number | undefined;
  readonly #samples = new Set<BuiltinSamples>();

  constructor(
    { reason, passes, workOfPiece, evaluationBytes }: BuiltinEngineOptions,
    isFast: boolean,
    parts: { readonly heap: Heap; readonly crew: Crew; readonly control: Control },
  ) {
    this.#heap = parts.heap;
    this.#crew = parts.crew;
    this.#control = parts.control;
    this.#passes = passes ?? PASS_NAMES;
    this.#workOfPiece = workOfPiece;
    this.#evaluationBytes = evaluationBytes;
    const precision = isFast ? 'fast' : 'reproducible';
    this.info = {
      id: 'builtin',
      version: '1',
      device: t('engine.builtinDevice', { precision }),
      threads: parts.crew.threads,
      precision,
      reason,
    };
  }

  load(data: SampleData): Result<SampleSet> {
    const samples = BuiltinSamples.load(data, this.#heap);
    if (samples === undefined) {
      return failure('outOfMemory', t('engine.samplesOutOfMemory', { count: data.count }));
    }
    this.#samples.add(samples);
    return success(samples);
  }

  build(definition: ModelDefinition): Result<Model> {
    return resultOf(this.buildInPieces(definition));
  }

  buildInPieces(definition: ModelDefinition): Generator<undefined, Result<Model>, void> {
    const width = sizeOf(definition.inputShape);
    const isForSparseBytes = [...this.#samples].some(
      (samples) => samples.isHeld && samples.isSparse && samples.inputWidth === width,
    );
    const host = {
      heap: this.#heap,
      crew: this.#crew,
      control: this.#control,
      passes: this.#passes,
      workOfPiece: this.#workOfPiece,
      evaluationBytes: this.#evaluationBytes,
    };
    return BuiltinModel.buildInPieces(definition, host, isForSparseBytes);
  }

  dispose(): void {
    this.#crew.stop();
  }
}
