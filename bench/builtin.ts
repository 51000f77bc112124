/** Seconds per epoch of the tutorial on the built-in engine, trained as the app trains it: shuffled, with the accuracy counted. */
import { fileURLToPath } from 'node:url';
import { createBuiltinEngine } from '../engine/builtin/builtin-engine';
import type { EngineInfo } from '../contract/engine-info';
import { countCorrect } from '../engine/metrics/running-metric';
import { permutation } from '../engine/random';
import { readKernels } from '../main/training/worker/kernel-files';
import { nodeThreads } from '../main/training/worker/threads';
import type { Measurement } from './measurement';
import { BATCH_SIZE, SAMPLE_COUNT, sampleData, tutorialModel, type Digits } from './tutorial-data';

const inDist = (path: string): string => fileURLToPath(new URL(`../dist/${path}`, import.meta.url));

export function measureBuiltin(
  digits: Digits,
  precision: EngineInfo['precision'],
  threads: number,
  epochs: number,
): Measurement {
  const opened = createBuiltinEngine({
    kernels: readKernels(inDist('kernels')),
    precision,
    threads,
    startThread: nodeThreads(inDist('training/thread.cjs')),
    reason: 'measured',
  });
  if (!opened.ok) throw new Error(opened.error.message);
  const engine = opened.value;
  const data = sampleData(digits);
  const samples = engine.load(data);
  const model = engine.build(tutorialModel());
  if (!samples.ok || !model.ok) throw new Error('The tutorial does not fit into memory');
  const seconds: number[] = [];
  for (let epoch = 0; epoch <= epochs; epoch++) {
    const started = performance.now();
    const order = permutation(1, epoch, SAMPLE_COUNT);
    for (let start = 0; start < SAMPLE_COUNT; start += BATCH_SIZE) {
      const count = Math.min(BATCH_SIZE, SAMPLE_COUNT - start);
      const { outputs } = model.value.trainBatch(samples.value, order, start, count);
      countCorrect(outputs, data.targets, order, start, count);
    }
    if (epoch > 0) seconds.push((performance.now() - started) / 1000);
  }
  model.value.dispose();
  engine.dispose();
  const build = engine.info.precision === 'fast' ? 'relaxed (fast)' : 'plain (same bits)';
  return {
    what: `builtin, ${build}, ${threads} thread${threads > 1 ? 's' : ''}`,
    seconds,
    note: '',
  };
}
