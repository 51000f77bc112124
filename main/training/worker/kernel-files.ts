/** The built kernels as files beside the bundle, and the switch that lets Node run the faster ones. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { hasRelaxedSimd, type KernelBuild } from '../../../engine/builtin/kernel-build';

/** Both builds. Node 20 has relaxed SIMD behind a flag, which must be up before anything is compiled; Electron has it on. */
export function readKernels(
  folder: string,
): Readonly<Record<KernelBuild, Uint8Array<ArrayBuffer>>> {
  if (!hasRelaxedSimd()) setFlagsFromString('--experimental-wasm-relaxed-simd');
  const read = (build: KernelBuild): Uint8Array<ArrayBuffer> =>
    new Uint8Array(readFileSync(join(folder, `kernels-${build}.wasm`)));
  return { plain: read('plain'), relaxed: read('relaxed') };
}
