/** The only list of engines: id -> loader, each loaded when first asked for. Chooses between them and says why. */
import type { EngineId } from '../contract/engine-info';
import { failure, success, type Result } from '../contract/errors';
import { unsupportedParts } from '../contract/engine-support';
import type { EngineConfig, ExperimentConfig } from '../contract/experiment';
import { t } from '../contract/text/text';
import type { KernelBuild } from './builtin/kernel-build';
import type { StartThread } from './builtin/threads/messages';
import type { Engine } from './engine';
import { raceForAuto, type OpenEngine, type Race } from './race-for-auto';
import type { TensorflowRuntime } from './tensorflow/runtime';
import { startStopped, UNDISTURBED, unlessStopped, type Start } from './unless-stopped';

/** What engines need of the process they run in, which alone knows files and threads. */
export interface EngineEnvironment {
  /** Processor cores of the machine. */
  readonly hardwareThreads: number;
  /** The bytes of the two kernel builds. */
  readonly readKernels: () => Promise<
    Result<Readonly<Record<KernelBuild, Uint8Array<ArrayBuffer>>>>
  >;
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
  async builtin(request, { readKernels, startThread }, start) {
    const kernels = await readKernels();
    if (!kernels.ok) return kernels;
    const { createBuiltinEngineInPieces } = await import('./builtin/builtin-engine');
    const threads = startThread === undefined ? {} : { startThread };
    const options = { ...request, ...threads, kernels: kernels.value };
    return unlessStopped(createBuiltinEngineInPieces(options), start);
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
