/** The values stored from real Keras by scripts/keras/make-parity.py, and how to put a case before an engine. */
import { readFileSync } from 'node:fs';
import { newLayer, type LayerConfig } from '../../contract/layers/registry';
import { unsupportedParts } from '../../contract/engine-support';
import type { EngineId } from '../../contract/engine-info';
import type { LossKind } from '../../contract/losses/registry';
import { newOptimizer, type OptimizerConfig } from '../../contract/optimizers/registry';
import type { Shape } from '../../contract/shapes';
import type { Engine, Model, ModelDefinition, ModelState, SampleData } from '../../engine/engine';
import { valueOf } from './results';

type Tensors = Readonly<Record<string, readonly number[]>>;

export interface ParityCase {
  /** Left out: a vector of five. */
  readonly inputShape?: Shape;
  /** What a layer leaves out is Keras's default. */
  readonly layers: readonly LayerConfig[];
  readonly loss: LossKind;
  readonly optimizer: OptimizerConfig;
  readonly weights: Tensors;
  readonly batches: readonly {
    readonly inputs: readonly number[];
    readonly labels: readonly number[];
  }[];
  readonly first: {
    readonly outputs: readonly number[];
    readonly lossSum: number;
    readonly gradients: Tensors;
  };
  /** Weights after 1, 10 and 100 steps through the batches in turn. */
  readonly after: Readonly<Record<'1' | '10' | '100', Tensors>>;
}

export const PARITY_STEPS = ['1', '10', '100'] as const;
const INPUTS = 5;
const CLASSES = 3;

/** The content of a stored file; the caller knows its shape. */
export function readParity(file: string): unknown {
  const url = new URL(`../engine/parity/${file}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as unknown;
}

/** Those that an engine has all parts for. */
export function parityCases(
  engine: EngineId = 'reference',
): readonly (readonly [name: string, parity: ParityCase])[] {
  return allCases().filter(
    ([, parity]) =>
      unsupportedParts(engine, { ...parity, loss: { kind: parity.loss } }).length === 0,
  );
}

function allCases(): readonly (readonly [name: string, parity: ParityCase])[] {
  return ['activations', 'optimizers', 'optimizer-options', 'images'].flatMap((file) =>
    Object.entries((readParity(file) as { cases: Record<string, ParityCase> }).cases),
  );
}

/** All batches' samples, one after the other. */
export function paritySamples({ batches, inputShape = [INPUTS] }: ParityCase): SampleData {
  const labels = Uint8Array.from(batches.flatMap((batch) => batch.labels));
  return {
    count: labels.length,
    inputShape,
    inputs: Float32Array.from(batches.flatMap((batch) => batch.inputs)),
    inputScale: 1,
    targets: { kind: 'classes', labels, classCount: CLASSES },
  };
}

/** First sample and count of the batch that step `step` (from 0) takes. */
export function parityBatch({ batches }: ParityCase, step: number): readonly [number, number] {
  const place = step % batches.length;
  const sizes = batches.map((batch) => batch.labels.length);
  const start = sizes.slice(0, place).reduce((sum, size) => sum + size, 0);
  return [start, sizes[place] ?? 0];
}

export function parityDefinition(parity: ParityCase): ModelDefinition {
  return {
    inputShape: parity.inputShape ?? [INPUTS],
    layers: parity.layers.map(withDefaults),
    loss: { kind: parity.loss },
    // The arguments that a case leaves out are Keras's defaults.
    optimizer: newOptimizer(parity.optimizer.kind, parity.optimizer) as OptimizerConfig,
    maxBatchSize: 4,
    seed: 1,
  };
}

function withDefaults(layer: LayerConfig): LayerConfig {
  return newLayer(layer.kind, layer) as LayerConfig;
}

/** A model of the case's network that starts from the case's weights. */
export function parityModel(engine: Engine, parity: ParityCase): Model {
  const model = valueOf(engine.build(parityDefinition(parity)));
  valueOf(model.setState(withWeights(model.getState(), parity.weights)));
  return model;
}

export function withWeights(state: ModelState, values: Tensors): ModelState {
  const weights = state.weights.map((tensor) => ({
    ...tensor,
    data: Float32Array.from(values[tensor.name] ?? []),
  }));
  return { ...state, weights };
}
