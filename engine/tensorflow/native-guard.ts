/**
 * The border to the native library. What it throws becomes an AppError that says what happened, what was kept and what to do; after that
 * nothing more is computed in this process, for nobody knows in which state the library is.
 */
import { appError, AppFailure, type AppError } from '../../contract/errors';
import { t } from '../../contract/text/text';
import type { EngineDevice } from './runtime';

/** As the binding words TensorFlow's status. */
const STATUS = /Invalid TF_Status: (\d+)/;
const RESOURCE_EXHAUSTED = 8;
const OUT_OF_MEMORY = /out of memory|OOM when allocating|Array buffer allocation failed|bad_alloc/i;
const DEVICE_LOST = /CUDA_ERROR|CUDNN_STATUS|CUBLAS_STATUS|device (was )?lost|failed to launch/i;

export class NativeGuard {
  readonly #device: EngineDevice;
  #failed: AppError | undefined;

  constructor(device: EngineDevice) {
    this.#device = device;
  }

  get hasFailed(): boolean {
    return this.#failed !== undefined;
  }

  /** Throws AppFailure for what the native library throws, and at once when it has before; anything else passes. */
  run<T>(work: () => T): T {
    if (this.#failed !== undefined) throw new AppFailure(this.#failed);
    return this.read(work);
  }

  /** As `run`, but tried even after a failure: what only reads may still save a training. */
  read<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      const failed = nativeError(error, this.#device);
      if (failed === undefined) throw error;
      this.#failed ??= failed;
      throw new AppFailure(failed);
    }
  }
}

/** Undefined for what is not the native library's doing. */
export function nativeError(error: unknown, device: EngineDevice): AppError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { message } = error;
  const status = Number(STATUS.exec(message)?.[1] ?? NaN);
  const { kind, name } = device;
  if (status === RESOURCE_EXHAUSTED || OUT_OF_MEMORY.test(message)) {
    return appError('outOfMemory', t('engine.tensorflowOutOfMemory', { kind, name }), message);
  }
  if (kind === 'gpu' && DEVICE_LOST.test(message)) {
    return appError('engineFailed', t('engine.deviceLost', { name }), message);
  }
  if (Number.isNaN(status)) return undefined;
  return appError('engineFailed', t('engine.tensorflowFailed', { status }), message);
}
