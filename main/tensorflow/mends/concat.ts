/** TensorFlow refuses to join scalars, which tfjs's other backends do: they are packed into a vector instead, which is the same. */
import { Concat, getKernel, Pack, type KernelConfig } from '@tensorflow/tfjs-core';

const BACKEND = 'tensorflow';

/** `original` is the package's own kernel, which does all else. */
export function concatMend(original: KernelConfig): KernelConfig {
  return {
    kernelName: Concat,
    backendName: BACKEND,
    kernelFunc(call) {
      const areScalars = Object.values(call.inputs).every((input) => input?.shape.length === 0);
      if (!areScalars) return original.kernelFunc(call);
      return getKernel(Pack, BACKEND).kernelFunc({ ...call, attrs: { axis: 0 } });
    },
  };
}
