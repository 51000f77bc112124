/** The built-in engine as the bench opens it, and an epoch of a work on it. */
import { fileURLToPath } from 'node:url';
import v8 from 'node:v8';
import * as v from 'valibot';
import type { EngineInfo } from '../../contract/engine-info';
import type { Result } from '../../contract/errors';
import { layerSchema } from '../../contract/layers/registry';
import { newLoss } from '../../contract/losses/registry';
import { newOptimizer } from '../../contract/optimizers/registry';
import { createBuiltinEngine } from '../../engine/builtin/proven-kernels';
import type { Engine, Model, ModelDefinition } from '../../engine/engine';
import { EVALUATION_BATCH_SIZE } from '../../engine/evaluate';
import type { LoadedSamples } from '../../engine/loaded-samples';
import { countCorrect } from '../../engine/metrics/running-metric';
import { permutation } from '../../engine/random';
import { readKernels } from '../../main/training/worker/kernel-files';
import { nodeThreads } from '../../main/training/worker/threads';
import type { Work } from '../works';

const inDist = (path: string): string =>
  fileURLToPath(new URL(`../../dist/${path}`, import.meta.url));

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

export function openBuiltin(precision: EngineInfo['precision'], threads: number): Engine {
  // Node 20 has relaxed SIMD behind this flag; Electron has it on.
  v8.setFlagsFromString('--experimental-wasm-relaxed-simd');
  return valueOf(
    createBuiltinEngine({
      kernels: readKernels(inDist('kernels')),
      precision,
      threads,
      startThread: nodeThreads(inDist('training/thread.cjs')),
      reason: 'measured',
    }),
  );
}

export function definitionOf(work: Work): ModelDefinition {
  return {
    inputShape: work.inputShape,
    layers: work.layers.map((layer) => v.parse(layerSchema, layer)),
    loss: newLoss('categorical_crossentropy'),
    optimizer: newOptimizer('Adam'),
    trainBatchSize: work.batchSize,
    maxBatchSize: Math.max(work.batchSize, EVALUATION_BATCH_SIZE),
    seed: 1,
  };
}

/**
 * Trains shuffled epochs of `sampleCount` samples, as the app does: with the accuracy counted. More samples than there are come
 * round again by their index; nothing is copied. Each call gives the seconds of one epoch.
 */
export function epochTurn(
  model: Model,
  { set, targets }: LoadedSamples,
  batchSize: number,
  sampleCount: number,
): () => number {
  let epoch = 0;
  return () => {
    const started = performance.now();
    const order = permutation(1, epoch++, sampleCount);
    if (sampleCount > set.count) {
      for (const [place, index] of order.entries()) order[place] = index % set.count;
    }
    for (let start = 0; start < sampleCount; start += batchSize) {
      const count = Math.min(batchSize, sampleCount - start);
      const { outputs } = model.trainBatch(set, order, start, count);
      countCorrect(outputs, targets, order, start, count);
    }
    return (performance.now() - started) / 1000;
  };
}
