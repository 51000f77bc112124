/** The only list of engines: id -> loader, each loaded when first asked for. Chooses between them and says why. */
import type { EngineId } from '../contract/engine-info';
import { failure, success, type Result } from '../contract/errors';
import { unsupportedParts } from '../contract/engine-support';
import type { EngineConfig, ExperimentConfig } from '../contract/experiment';
import { t } from '../contract/text/text';
import type { CompiledKernels } from './builtin/builtin-engine';
import type { KernelRequest } from './builtin/proven-kernels';
import type { StartThread } from './builtin/threads/messages';
import type { Engine } from './engine';
import type { LoopHost } from './loop-host';
import { raceForAuto, type OpenEngine, type Race } from './race-for-auto';
import type { TensorflowRuntime } from './tensorflow/runtime';
import { orStopped, startStopped, UNDISTURBED, unlessStopped, type Start } from './unless-stopped';

/** What engines need of the process they run in, which alone knows files and threads. */
export interface EngineEnvironment {
  /** Processor cores of the machine. */
  readonly hardwareThreads: number;
  /** The bytes of the two kernel builds. */
  readonly readKernels: () => Promise<Result<KernelRequest['kernels']>>;
  /** Empty at first: the kernels that have been proved right in this process, and need not be again. */
  readonly proofs: Map<EngineConfig['precision'], Promise<Result<CompiledKernels>>>;
  /** Left out where no further threads can be had. */
  readonly startThread?: StartThread;
  /** TensorFlow from an engine pack, once in a process; left out where none can be had. */
  readonly loadTensorflow?: () => Promise<Result<TensorflowRuntime>>;
}

interface EngineRequest {
  readonly precision: EngineConfig['precision'];
  /** In all, at least 1. */
  readonly threads: number;
  /** One sentence for the engine's info: why this one. */
  readonly reason: string;
}

type EngineLoader = (
  request: EngineRequest,
  environment: EngineEnvironment,
  start: Start,
) => Promise<Result<Engine>>;

const LOADERS: { readonly [K in EngineId]: EngineLoader } = {
  async builtin({ precision, ...request }, environment, start) {
    const kernels = await orStopped(provenKernels(precision, environment, start.host), start);
    if (!kernels.ok) return kernels;
    if (start.isStopped()) return startStopped();
    const { openBuiltinEngine } = await import('./builtin/builtin-engine');
    const { startThread } = environment;
    const threads = startThread === undefined ? {} : { startThread };
    return openBuiltinEngine(kernels.value, { ...request, ...threads });
  },
  async reference({ reason }) {
    const { createReferenceEngine } = await import('./reference/reference-engine');
    return success(createReferenceEngine(reason));
  },
  async tensorflow({ threads, reason }, { loadTensorflow }, start) {
    if (loadTensorflow === undefined) {
      return failure('engineUnavailable', t('engine.tensorflowMissing'));
    }
    const runtime = await loadTensorflow();
    if (!runtime.ok) return runtime;
    if (start.isStopped()) return startStopped();
    const { createTensorflowEngine } = await import('./tensorflow/tensorflow-engine');
    return createTensorflowEngine({ runtime: runtime.value, threads, reason });
  },
};

/**
 * The built-in engine's kernels, compiled and proved right by the first who asks, for all who ask meanwhile and later. A failure is not
 * kept: the files may be there at the next try. Goes on when who asked has changed his mind: someone else may want them.
 */
export async function provenKernels(
  precision: EngineConfig['precision'],
  environment: Pick<EngineEnvironment, 'readKernels' | 'proofs'>,
  host: LoopHost,
): Promise<Result<CompiledKernels>> {
  const { readKernels, proofs } = environment;
  const proving = proofs.get(precision) ?? prove(precision, readKernels, host);
  proofs.set(precision, proving);
  let isProven = false;
  try {
    const proven = await proving;
    isProven = proven.ok;
    return proven;
  } finally {
    if (!isProven) proofs.delete(precision);
  }
}

async function prove(
  precision: EngineConfig['precision'],
  readKernels: EngineEnvironment['readKernels'],
  host: LoopHost,
): Promise<Result<CompiledKernels>> {
  const kernels = await readKernels();
  if (!kernels.ok) return kernels;
  const { proveKernelsInPieces } = await import('./builtin/proven-kernels');
  const work = proveKernelsInPieces({ kernels: kernels.value, precision });
  return unlessStopped(work, { host, isStopped: () => false });
}

const MOST_THREADS = 8;

/** The number of threads meant by `threads`, where 0 stands for what the machine has, at most 8. */
export function threadCount(threads: number, hardwareThreads: number): number {
  if (threads > 0) return threads;
  return Math.max(1, Math.min(MOST_THREADS, Math.floor(hardwareThreads)));
}

type Asked = Pick<ExperimentConfig, 'engine' | 'layers' | 'loss' | 'optimizer'>;

/**
 * Opens the engine an experiment asks for. `auto` takes the fastest that opens, and its info tells the reason: where there is TensorFlow
 * besides the built-in engine, and `race` is given, they race. Refuses with `engineUnavailable`, `outOfMemory` or what reading the kernels
 * refuses with, and with `startStopped` when it is not wanted any more. The caller disposes the engine.
 */
export async function openEngine(
  experiment: Asked,
  environment: EngineEnvironment,
  race?: Race,
  start: Start = UNDISTURBED,
): Promise<Result<Engine>> {
  const { kind, precision } = experiment.engine;
  const threads = threadCount(experiment.engine.threads, environment.hardwareThreads);
  const open: OpenEngine = (id, reason) =>
    LOADERS[id]({ precision, threads, reason }, environment, start);
  if (kind !== 'auto') return open(kind, t('engine.reasonChosen'));
  const [lacking] = unsupportedParts('builtin', experiment);
  if (lacking !== undefined) {
    return open('reference', t('engine.reasonFallback', { problem: lacking.reason }));
  }
  const reason = race === undefined ? undefined : await raceForAuto(open, race, start);
  if (start.isStopped()) return startStopped();
  if (reason?.winner === 'tensorflow') return open('tensorflow', reason.sentence);
  const fastest = await open('builtin', reason?.sentence ?? t('engine.reasonFastest'));
  if (fastest.ok || start.isStopped()) return fastest;
  const { message } = fastest.error;
  return open('reference', t('engine.reasonFallback', { problem: message }));
}
