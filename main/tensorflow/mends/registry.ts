/** The kernels of the npm package that give wrong results, replaced by right ones. */
import { registerKernel, unregisterKernel, type KernelConfig } from '@tensorflow/tfjs-core';
import { roundConfig } from './round';

const MENDS: readonly KernelConfig[] = [roundConfig];

/** After the package has registered its own. */
export function mendKernels(): void {
  for (const mend of MENDS) {
    unregisterKernel(mend.kernelName, mend.backendName);
    registerKernel(mend);
  }
}
