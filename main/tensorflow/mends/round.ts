/** The package's Round gives zeros for int32; whole numbers are round already. */
import { getKernel, Identity, Round, type KernelConfig } from '@tensorflow/tfjs-core';

const BACKEND = 'tensorflow';

/** `original` is the package's own kernel, which is right for floating-point numbers. */
export function roundMend(original: KernelConfig): KernelConfig {
  return {
    kernelName: Round,
    backendName: BACKEND,
    kernelFunc(call) {
      if (call.inputs['x']?.dtype !== 'int32') return original.kernelFunc(call);
      return getKernel(Identity, BACKEND).kernelFunc(call);
    },
  };
}
