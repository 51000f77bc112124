/** One turn of a work on the built-in engine, trained as the app trains it: shuffled, with the accuracy counted. */
import { fileURLToPath } from 'node:url';
import v8 from 'node:v8';
import * as v from 'valibot';
import type { EngineInfo } from '../../contract/engine-info';
import { layerSchema } from '../../contract/layers/registry';
import { newOptimizer } from '../../contract/optimizers/registry';
import { createBuiltinEngine } from '../../engine/builtin/builtin-engine';
import type { Engine, Model, ModelDefinition } from '../../engine/engine';
import { EVALUATION_BATCH_SIZE } from '../../engine/evaluate';
import { loadSamples } from '../../engine/loaded-samples';
import { countCorrect } from '../../engine/metrics';
import { permutation } from '../../engine/random';
import type { Result } from '../../contract/errors';
import { readKernels } from '../../main/training/worker/kernel-files';
import { nodeThreads } from '../../main/training/worker/threads';
import { digits } from '../digits';
import { TRAIN_COUNT, type Work } from '../works';
import { secondsPerCall, takeTurns, workToDo } from './turns';

const PREDICTIONS = 500;
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
    loss: { kind: 'categorical_crossentropy' },
    optimizer: newOptimizer('Adam'),
    maxBatchSize: Math.max(work.batchSize, EVALUATION_BATCH_SIZE),
    seed: 1,
  };
}

/** Trains one shuffled epoch of the first samples. */
function epochTurn(engine: Engine, model: Model, work: Work): () => number {
  const { batchSize, sampleCount } = work;
  const { set, targets } = valueOf(
    loadSamples(engine, digits('train', work.inputShape, sampleCount)),
  );
  let epoch = 0;
  return () => {
    const started = performance.now();
    const order = permutation(1, epoch++, sampleCount);
    for (let start = 0; start < sampleCount; start += batchSize) {
      const count = Math.min(batchSize, sampleCount - start);
      const { outputs } = model.trainBatch(set, order, start, count);
      countCorrect(outputs, targets, order, start, count);
    }
    return ((performance.now() - started) / 1000) * (TRAIN_COUNT / sampleCount);
  };
}

function evaluationTurn(engine: Engine, model: Model, work: Work): () => number {
  const { set, targets } = valueOf(loadSamples(engine, digits('t10k', work.inputShape)));
  const indices = Uint32Array.from({ length: set.count }, (_, index) => index);
  return () => {
    const started = performance.now();
    for (let start = 0; start < set.count; start += EVALUATION_BATCH_SIZE) {
      const count = Math.min(EVALUATION_BATCH_SIZE, set.count - start);
      const { outputs } = model.evaluateBatch(set, indices, start, count);
      countCorrect(outputs, targets, indices, start, count);
    }
    return (performance.now() - started) / 1000;
  };
}

function predictionTurn(model: Model, work: Work): () => number {
  const { inputs } = digits('t10k', work.inputShape, 1);
  const digit = Float32Array.from(inputs, (value) => value / 255);
  return () => secondsPerCall(PREDICTIONS, () => model.predict(digit, 1));
}

const work = workToDo();
const [precision, threads] = process.argv.slice(2, 4) as [EngineInfo['precision'], string];
const engine = openBuiltin(precision, Number(threads));
const model = valueOf(engine.build(definitionOf(work)));
const turns = {
  train: () => epochTurn(engine, model, work),
  evaluate: () => evaluationTurn(engine, model, work),
  predict: () => predictionTurn(model, work),
};
await takeTurns(
  `${engine.info.precision}, ${engine.info.threads} of ${threads} threads`,
  turns[work.task](),
);
engine.dispose();
