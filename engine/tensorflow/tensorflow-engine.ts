/** The TensorFlow engine: TensorFlow's own kernels on a CPU or GPU, driven through tfjs-core; layers, losses and optimizers are Keras's. */
import type { EngineInfo } from '../../contract/engine-info';
import { AppFailure, failure, success, type Result } from '../../contract/errors';
import { t } from '../../contract/text/text';
import type { Engine, Model, ModelDefinition, SampleData, SampleSet } from '../engine';
import { NativeGuard } from './native-guard';
import { buildNetwork } from './network';
import type { EngineDevice, TensorflowRuntime } from './runtime';
import { selfTestProblem } from './self-test/self-test';
import { TensorflowModel } from './tensorflow-model';
import { TensorflowSamples } from './tensorflow-samples';

export interface TensorflowEngineOptions {
  readonly runtime: TensorflowRuntime;
  /** Of the machine, for the engine's info where TensorFlow decides for itself. */
  readonly threads: number;
  /** One sentence: why this engine was chosen. */
  readonly reason: string;
  /** What is wrong with the runtime, if anything; left out: the start-up check. */
  readonly findProblem?: (runtime: TensorflowRuntime) => string | undefined;
}

/** Refuses with `engineUnavailable` when TensorFlow does not compute what it should. */
export function createTensorflowEngine(options: TensorflowEngineOptions): Result<Engine> {
  const { runtime, findProblem = selfTestProblem } = options;
  const problem = findProblem(runtime);
  if (problem !== undefined) {
    return failure('engineUnavailable', t('engine.tensorflowWrong', { problem }), problem);
  }
  return success(new TensorflowEngine(options));
}

class TensorflowEngine implements Engine {
  readonly info: EngineInfo;
  readonly #runtime: TensorflowRuntime;
  readonly #guard: NativeGuard;

  constructor({ runtime, threads, reason }: TensorflowEngineOptions) {
    const { device, version } = runtime;
    this.#runtime = runtime;
    this.#guard = new NativeGuard(device);
    this.info = {
      id: 'tensorflow',
      version,
      device: describeDevice(device),
      threads: runtime.threads ?? threads,
      // The same bits each time on a CPU with this build; a GPU may add in another order.
      precision: device.kind === 'cpu' ? 'reproducible' : 'fast',
      reason: device.reason === undefined ? reason : `${reason} ${device.reason}`,
    };
  }

  load(data: SampleData): Result<SampleSet> {
    return success(new TensorflowSamples(data));
  }

  build(definition: ModelDefinition): Result<Model> {
    const { tf } = this.#runtime;
    try {
      return this.#guard.run(() => {
        const network = buildNetwork(tf, definition);
        if (!network.ok) return network;
        return success(new TensorflowModel(tf, definition, network.value, this.#guard));
      });
    } catch (error) {
      if (error instanceof AppFailure) return { ok: false, error: error.error };
      // What a checked definition can still fail by: an array that cannot be allocated.
      if (!(error instanceof RangeError)) throw error;
      return failure('outOfMemory', t('engine.outOfMemory'), error.message);
    }
  }

  dispose(): void {
    // The library stays loaded for the life of the process; models and samples have let go of their tensors.
  }
}

const BYTES_PER_GIB = 2 ** 30;

/** "GPU, NVIDIA H100 (80 GiB), TensorFlow" */
function describeDevice({ kind, name, memoryBytes }: EngineDevice): string {
  const memory = memoryBytes === undefined ? 0 : Math.round(memoryBytes / BYTES_PER_GIB);
  return t('engine.tensorflowDevice', { kind, name, memory });
}
