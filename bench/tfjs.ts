/** Seconds per epoch of the tutorial on tfjs's own backends, by its own Layers API, with data already in memory. */
import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { fileURLToPath } from 'node:url';
import type { Measurement } from './measurement';
import { BATCH_SIZE, CLASSES, SAMPLE_COUNT, type Digits } from './tutorial-data';

const STEPS_PER_EPOCH = SAMPLE_COUNT / BATCH_SIZE;
const PIXELS = 28 * 28;

function tutorial(): layers.Sequential {
  const model = layers.sequential({
    layers: [
      layers.layers.dense({
        inputShape: [PIXELS],
        units: 128,
        activation: 'relu',
        kernelInitializer: 'glorotUniform',
      }),
      layers.layers.dense({
        units: CLASSES,
        activation: 'softmax',
        kernelInitializer: 'glorotUniform',
      }),
    ],
  });
  const optimizer = tf.train.adam(0.001, 0.9, 0.999, 1e-7);
  model.compile({ optimizer, loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

/** `steps` batches of each repetition are trained and the rest of the epoch is reckoned from them. */
export async function measureTfjs(
  digits: Digits,
  backend: 'wasm' | 'cpu',
  { repetitions, steps }: { readonly repetitions: number; readonly steps: number },
): Promise<Measurement> {
  const folder = new URL('../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url);
  setWasmPaths(fileURLToPath(folder));
  if (!(await tf.setBackend(backend))) throw new Error(`tfjs has no backend ${backend}`);
  await tf.ready();
  const count = Math.min(SAMPLE_COUNT, steps * BATCH_SIZE);
  const inputs = Float32Array.from(digits.images.subarray(0, count * PIXELS), (byte) => byte / 255);
  const x = tf.tensor2d(inputs, [count, PIXELS]);
  const y = tf.oneHot(tf.tensor1d(Array.from(digits.labels.subarray(0, count)), 'int32'), CLASSES);
  const model = tutorial();
  const fit = () =>
    model.fit(x, y, {
      epochs: 1,
      batchSize: BATCH_SIZE,
      shuffle: true,
      yieldEvery: 'never',
    });
  const seconds: number[] = [];
  for (let repetition = 0; repetition <= repetitions; repetition++) {
    const started = performance.now();
    await fit();
    const perStep = (performance.now() - started) / 1000 / Math.ceil(count / BATCH_SIZE);
    if (repetition > 0) seconds.push(perStep * STEPS_PER_EPOCH);
  }
  const isWhole = count === SAMPLE_COUNT;
  const note = isWhole ? '' : `reckoned from ${steps} of ${STEPS_PER_EPOCH} steps`;
  return { what: `tfjs ${backend}`, seconds, note };
}
