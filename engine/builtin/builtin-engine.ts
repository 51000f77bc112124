/**
 * The built-in engine: AssemblyScript kernels on a shared memory, driven by plans made once. Knows no process: whoever hosts it brings
 * the kernels, proved right (proven-kernels.ts), and a way to start threads.
 */
import type { EngineInfo } from '../../contract/engine-info';
import { failure, success, type Result } from '../../contract/errors';
import { sizeOf } from '../../contract/shapes';
import { t } from '../../contract/text/text';
import type { Engine, Model, ModelDefinition, SampleData, SampleSet } from '../engine';
import { resultOf } from '../pieces';
import { BuiltinModel } from './builtin-model';
import { BuiltinSamples } from './builtin-samples';
import { Heap } from './memory/heap';
import { PASS_NAMES, type PassName } from './passes/registry';
import { CONTROL_BYTES, controlAt, type Control } from './threads/control';
import { Crew } from './threads/crew';
import { instantiateKernels } from './threads/crew-member';
import type { StartThread } from './threads/messages';

/** Kernels that this runtime has compiled. */
export interface CompiledKernels {
  readonly module: WebAssembly.Module;
  /** Which of the two builds it is. */
  readonly precision: EngineInfo['precision'];
}

export interface BuiltinEngineOptions {
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

/** An engine with a memory of its own. Refuses with `outOfMemory` when none can be had. */
export function openBuiltinEngine(
  { module, precision }: CompiledKernels,
  options: BuiltinEngineOptions,
): Result<Engine> {
  const heap = Heap.create(CONTROL_ADDRESS + CONTROL_BYTES);
  if (heap === undefined) return failure('outOfMemory', t('engine.outOfMemory'));
  const { memory } = heap;
  const heapBase = instantiateKernels(module, memory)['heapBase']?.() ?? Infinity;
  if (heapBase > CONTROL_ADDRESS) throw new Error('The kernels’ own data are larger than expected');
  const control = controlAt(memory, CONTROL_ADDRESS);
  const { threads, startThread } = options;
  const crew = new Crew({ module, memory, control, threads, startThread });
  return success(new BuiltinEngine(options, precision, { heap, control, crew }));
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
    precision: EngineInfo['precision'],
    parts: { readonly heap: Heap; readonly crew: Crew; readonly control: Control },
  ) {
    this.#heap = parts.heap;
    this.#crew = parts.crew;
    this.#control = parts.control;
    this.#passes = passes ?? PASS_NAMES;
    this.#workOfPiece = workOfPiece;
    this.#evaluationBytes = evaluationBytes;
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
