/** TensorFlow's Round gives zeros for int32 where this binding calls it; whole numbers are round already. */
import { Identity, Round, type KernelConfig } from '@tensorflow/tfjs-core';
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend';

export const roundConfig: KernelConfig = {
  kernelName: Round,
  backendName: 'tensorflow',
  kernelFunc({ inputs, backend }) {
    const { x } = inputs;
    if (x === undefined) throw new Error('Round has one input');
    // Kernels of this backend are only ever given this backend.
    const { executeSingleInput } = backend as Pick<NodeJSKernelBackend, 'executeSingleInput'>;
    return executeSingleInput.call(backend, x.dtype === 'int32' ? Identity : Round, x);
  },
};
