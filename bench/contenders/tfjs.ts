/** One turn of a work of dense layers on tfjs's own WebAssembly or plain backend, by its own Layers API, data already in memory. */
import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { fileURLToPath } from 'node:url';
import { CLASSES, digits } from '../digits';
import { TRAIN_COUNT, type RoughLayer, type Work } from '../works';
import { takeTurns, workToDo } from './turns';

/** Batches in a turn; the rest of the epoch is reckoned from them. */
const STEPS = { wasm: 300, cpu: 20 } as const;

function network(work: Work): layers.Sequential {
  const inputShape = [...work.inputShape];
  const build = ({ kind, units, activation }: RoughLayer, index: number) => {
    const first = index === 0 ? { inputShape } : {};
    if (kind === 'Flatten') return layers.layers.flatten(first);
    if (kind !== 'Dense') throw new Error(`Not measured with tfjs: ${kind}`);
    return layers.layers.dense({
      ...first,
      units: units as number,
      activation: activation as 'relu' | 'softmax',
      kernelInitializer: 'glorotUniform',
    });
  };
  const model = layers.sequential({ layers: work.layers.map(build) });
  const optimizer = tf.train.adam(0.001, 0.9, 0.999, 1e-7);
  model.compile({ optimizer, loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

async function epochTurn(work: Work, backend: 'wasm' | 'cpu'): Promise<() => Promise<number>> {
  const folder = new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url);
  setWasmPaths(fileURLToPath(folder));
  if (!(await tf.setBackend(backend))) throw new Error(`tfjs has no backend ${backend}`);
  await tf.ready();
  const count = Math.min(work.sampleCount, STEPS[backend] * work.batchSize);
  const { inputs, targets } = digits('train', work.inputShape, count);
  if (targets.kind !== 'classes') throw new Error('Digits have classes');
  const scaled = Float32Array.from(inputs, (byte) => byte / 255);
  const x = tf.tensor(scaled, [count, ...work.inputShape]);
  const y = tf.oneHot(tf.tensor1d(Array.from(targets.labels), 'int32'), CLASSES);
  const model = network(work);
  const { batchSize } = work;
  return async () => {
    const started = performance.now();
    await model.fit(x, y, { epochs: 1, batchSize, shuffle: true, yieldEvery: 'never' });
    return ((performance.now() - started) / 1000) * (TRAIN_COUNT / count);
  };
}

const backend = process.argv[2] === 'cpu' ? 'cpu' : 'wasm';
const turn = await epochTurn(workToDo(), backend);
const part = `${STEPS[backend]} batches a turn`;
await takeTurns(`tfjs ${tf.version_core}, backend ${backend}, ${part}`, turn);
