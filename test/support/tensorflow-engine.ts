/** The TensorFlow engine over an engine pack, for tests that have asked whether there is one. */
import type { Engine } from '../../engine/engine';
import { createTensorflowEngine } from '../../engine/tensorflow/tensorflow-engine';
import { valueOf } from './results';
import { tensorflowRuntime } from './tensorflow';

export async function openTensorflow(): Promise<Engine> {
  const runtime = await tensorflowRuntime();
  return valueOf(createTensorflowEngine({ runtime, threads: 1, reason: 'for a test' }));
}
