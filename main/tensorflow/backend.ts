/**
 * tfjs-core over TensorFlow's libraries: the npm package's own backend and kernels, without its entry file, and with its known wrong kernels
 * mended. Knows no file: it is given the loaded binding.
 */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { NodeJSKernelBackend } from '@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend';
import '@tensorflow/tfjs-node-gpu/dist/register_all_kernels';
import { mendKernels } from './mends/registry';

export const BACKEND_NAME = 'tensorflow';
const PRIORITY = 3;

/** What the engine uses of the native module; the package's type has the rest. */
export type Binding = ConstructorParameters<typeof NodeJSKernelBackend>[0];

/** Registers the backend and makes it the present one. Once in a process. */
export async function openBackend(binding: Binding): Promise<typeof tf> {
  mendKernels();
  tf.registerBackend(BACKEND_NAME, () => new NodeJSKernelBackend(binding, BACKEND_NAME), PRIORITY);
  if (!(await tf.setBackend(BACKEND_NAME))) throw new Error('the backend could not be set');
  return tf;
}
