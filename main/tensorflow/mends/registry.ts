/** The kernels of the npm package that give wrong results, replaced by right ones. */
import {
  Concat,
  getKernel,
  registerKernel,
  Round,
  unregisterKernel,
  type KernelConfig,
} from '@tensorflow/tfjs-core';
import { concatMend } from './concat';
import { roundMend } from './round';

const BACKEND = 'tensorflow';

const MENDS: Readonly<Record<string, (original: KernelConfig) => KernelConfig>> = {
  [Concat]: concatMend,
  [Round]: roundMend,
};

/** After the package has registered its own; once in a process. */
export function mendKernels(): void {
  for (const [name, mend] of Object.entries(MENDS)) {
    const original = getKernel(name, BACKEND);
    unregisterKernel(name, BACKEND);
    registerKernel(mend(original));
  }
}
