/** Compiles the kernels and puts them to the self-test, once in a process for each precision: any number of engines run on them afterwards. */
import type { EngineInfo } from '../../contract/engine-info';
import { failure, success, type Result } from '../../contract/errors';
import { t } from '../../contract/text/text';
import type { Engine } from '../engine';
import { resultOf } from '../pieces';
import {
  openBuiltinEngine,
  type BuiltinEngineOptions,
  type CompiledKernels,
} from './builtin-engine';
import { hasRelaxedSimd, type KernelBuild } from './kernel-build';
import { selfTestProblem } from './self-test';

export interface KernelRequest {
  /** Bytes of dist/kernels/kernels-*.wasm. */
  readonly kernels: Readonly<Record<KernelBuild, Uint8Array<ArrayBuffer>>>;
  /** `fast` takes the relaxed build where the runtime has it; what was taken stands in the result. */
  readonly precision: EngineInfo['precision'];
}

/**
 * In pieces of some milliseconds. Refuses with `engineUnavailable` when the kernels cannot run here or compute wrongly, with `outOfMemory`
 * when no memory can be had.
 */
export function* proveKernelsInPieces({
  kernels,
  precision: wanted,
}: KernelRequest): Generator<undefined, Result<CompiledKernels>, void> {
  const isFast = wanted === 'fast' && hasRelaxedSimd();
  const compiled = compile(kernels[isFast ? 'relaxed' : 'plain']);
  if (!compiled.ok) return compiled;
  yield;
  const precision = isFast ? 'fast' : 'reproducible';
  const proven: CompiledKernels = { module: compiled.value, precision };
  const opened = openBuiltinEngine(proven, { threads: 1, reason: '' });
  if (!opened.ok) return opened;
  const problem = yield* selfTestProblem(opened.value);
  opened.value.dispose();
  return problem === undefined ? success(proven) : unusable(problem);
}

/** Proves and opens at once, for whoever has no process to keep alive meanwhile. */
export function createBuiltinEngine(options: KernelRequest & BuiltinEngineOptions): Result<Engine> {
  const proven = resultOf(proveKernelsInPieces(options));
  return proven.ok ? openBuiltinEngine(proven.value, options) : proven;
}

function compile(bytes: Uint8Array<ArrayBuffer>): Result<WebAssembly.Module> {
  try {
    return success(new WebAssembly.Module(bytes));
  } catch (error) {
    return unusable(error instanceof Error ? error.message : String(error));
  }
}

function unusable(problem: string): Result<never> {
  return failure('engineUnavailable', t('engine.kernelsUnusable', { problem }), problem);
}
