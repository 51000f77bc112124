/** Built-in engines with chosen passes, precision and threads, and small networks and samples to put before them. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import v8 from 'node:v8';
import { newLayer, type LayerConfig } from '../../contract/layers/registry';
import { newLoss } from '../../contract/losses/registry';
import { newOptimizer } from '../../contract/optimizers/registry';
import type { BuiltinEngineOptions } from '../../engine/builtin/builtin-engine';
import { createBuiltinEngine, type KernelRequest } from '../../engine/builtin/proven-kernels';
import type { Engine, Model, ModelDefinition, ModelState, SampleData } from '../../engine/engine';
import { uniform } from '../../engine/random';
import { valueOf } from './results';

v8.setFlagsFromString('--experimental-wasm-relaxed-simd');

const read = (build: string) =>
  new Uint8Array(
    readFileSync(
      fileURLToPath(new URL(`../../dist/kernels/kernels-${build}.wasm`, import.meta.url)),
    ),
  );
export const kernelBytes = { plain: read('plain'), relaxed: read('relaxed') };

export type BuiltinOptions = Partial<KernelRequest & BuiltinEngineOptions>;

export function openBuiltin(options: BuiltinOptions = {}): Engine {
  const defaults = {
    kernels: kernelBytes,
    precision: 'reproducible',
    threads: 1,
    reason: 'for a test',
  } as const;
  return valueOf(createBuiltinEngine({ ...defaults, ...options }));
}

export interface SampleOptions {
  readonly count: number;
  readonly width: number;
  readonly classes: number;
  /** `bytes` are mostly 0, like drawn digits. */
  readonly type: 'bytes' | 'floats' | 'dense bytes';
  readonly series?: number;
}

export function madeSamples({
  count,
  width,
  classes,
  type,
  series = 0,
}: SampleOptions): SampleData {
  const stream = { seed: 77, purpose: 'noise', layer: series, step: 0 } as const;
  const at = (index: number) => uniform(stream, index);
  const length = count * width;
  const byte = (index: number) => {
    const value = Math.floor(at(index) * 256);
    return type === 'bytes' && at(length + index) > 0.2 ? 0 : value;
  };
  const labels = Uint8Array.from({ length: count }, (_, i) =>
    Math.floor(at(2 * length + i) * classes),
  );
  return {
    count,
    inputShape: [width],
    inputs:
      type === 'floats'
        ? Float32Array.from({ length }, (_, i) => 2 * at(i) - 1)
        : Uint8Array.from({ length }, (_, i) => byte(i)),
    inputScale: type === 'floats' ? 1 : 1 / 255,
    targets: { kind: 'classes', labels, classCount: classes },
  };
}

export function dense(
  units: number,
  activation: 'relu' | 'tanh' | 'softmax' | 'gelu' | 'sigmoid',
): LayerConfig {
  return { ...newLayer('Dense'), units, activation };
}

export function definition(
  width: number,
  layers: readonly LayerConfig[],
  changes: Partial<ModelDefinition> = {},
): ModelDefinition {
  return {
    inputShape: [width],
    layers,
    loss: newLoss('categorical_crossentropy'),
    optimizer: newOptimizer('Adam'),
    maxBatchSize: 40,
    seed: 5,
    ...changes,
  };
}

export interface Training {
  readonly model: Model;
  readonly losses: readonly number[];
  readonly outputs: readonly number[];
  readonly state: ModelState;
}

/** Trains `steps` batches of `batchSize` through the samples in a shuffled order, the last batch of a round cut short. */
export function train(
  engine: Engine,
  data: SampleData,
  network: ModelDefinition,
  { steps, batchSize }: { readonly steps: number; readonly batchSize: number },
): Training {
  const samples = valueOf(engine.load(data));
  const model = valueOf(engine.build(network));
  const indices = Uint32Array.from({ length: data.count }, (_, i) => (i * 7 + 3) % data.count);
  const losses: number[] = [];
  let outputs: number[] = [];
  let start = 0;
  for (let step = 0; step < steps; step++) {
    const count = Math.min(batchSize, data.count - start);
    const batch = model.trainBatch(samples, indices, start, count);
    losses.push(batch.lossSum);
    outputs = [...batch.outputs];
    start = start + count >= data.count ? 0 : start + count;
  }
  return { model, losses, outputs, state: model.getState() };
}

/** Every number of a training, for a comparison to the bit. */
export function everything({ losses, outputs, state }: Training) {
  const tensors = [...state.weights, ...state.slots].map(({ name, data }) => [name, [...data]]);
  return { losses, outputs, tensors };
}
