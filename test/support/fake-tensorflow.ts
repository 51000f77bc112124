/** The TensorFlow engine over tfjs's plain JavaScript backend: for tests of what needs no library, and of a library that fails. */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import '@tensorflow/tfjs-backend-cpu';
import type { Engine } from '../../engine/engine';
import { createTensorflowEngine } from '../../engine/tensorflow/tensorflow-engine';
import type { EngineDevice, Tf, TensorflowRuntime } from '../../engine/tensorflow/runtime';
import { valueOf } from './results';

const CPU: EngineDevice = { kind: 'cpu', name: 'Plain JavaScript' };

export interface FakeRuntime extends TensorflowRuntime {
  /** From now on every matrix product fails so, as the binding words it; for good: no tensor can be read any more either. */
  breakDown(message: string, how?: 'for good'): void;
}

export async function fakeRuntime(device: EngineDevice = CPU): Promise<FakeRuntime> {
  // Else it advises, at length, to use another backend.
  tf.env().set('IS_NODE', false);
  await tf.setBackend('cpu');
  let breakdown: string | undefined;
  const backend = tf.backend() as unknown as { readSync?: unknown };
  // Its class's own again, after one that broke down for good.
  delete backend.readSync;
  const matMul = ((...operands: Parameters<Tf['matMul']>) => {
    if (breakdown !== undefined) throw new Error(breakdown);
    return tf.matMul(...operands);
  }) as Tf['matMul'];
  return {
    tf: { ...tf, matMul },
    version: 'none',
    device,
    breakDown: (message, how) => {
      breakdown = message;
      if (how !== 'for good') return;
      backend.readSync = () => {
        throw new Error(message);
      };
    },
  };
}

/** Without the start-up check, which finds this backend wrong: it counts padding in the gradient of an average pooling. */
export function openFake(runtime: TensorflowRuntime): Engine {
  const findProblem = () => undefined;
  return valueOf(createTensorflowEngine({ runtime, threads: 3, reason: 'Why.', findProblem }));
}
