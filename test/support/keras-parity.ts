/** The values stored from real Keras by scripts/keras/make-parity.py, and how to put a case before an engine. */
import { readFileSync } from 'node:fs';
import { parse } from 'valibot';
import { layerSchema, type LayerConfig } from '../../contract/layers/registry';
import { unsupportedParts } from '../../contract/engine-support';
import type { EngineId } from '../../contract/engine-info';
import { newLoss, type LossConfig, type LossKind } from '../../contract/losses/registry';
import { newOptimizer, type OptimizerConfig } from '../../contract/optimizers/registry';
import { sizeOf, type Shape } from '../../contract/shapes';
import type { Engine, Model, ModelDefinition, ModelState, SampleData } from '../../engine/engine';
import { valueOf } from './results';

type Tensors = Readonly<Record<string, readonly number[]>>;

export interface ParityCase {
  /** Left out: a vector of five. */
  readonly inputShape?: Shape;
  /** What a layer leaves out is Keras's default. */
  readonly layers: readonly LayerConfig[];
  readonly loss: LossKind | LossConfig;
  readonly optimizer: OptimizerConfig;
  readonly weights: Tensors;
  readonly batches: readonly {
    readonly inputs: readonly number[];
    /** Classes, or `values`: as many a sample as the network has outputs. */
    readonly labels?: readonly number[];
    readonly values?: readonly number[];
    /** One a sample; left out: all count alike. */
    readonly weights?: readonly number[];
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
    ([, parity]) => unsupportedParts(engine, { ...parity, loss: lossOf(parity) }).length === 0,
  );
}

function lossOf({ loss }: ParityCase): LossConfig {
  return typeof loss === 'string' ? newLoss(loss) : loss;
}

const FILES = [
  'activations',
  'optimizers',
  'optimizer-options',
  'losses',
  'images',
  'recurrent',
  'sequences',
  'recurrent-dropout',
];

function allCases(): readonly (readonly [name: string, parity: ParityCase])[] {
  return FILES.flatMap((file) =>
    Object.entries((readParity(file) as { cases: Record<string, ParityCase> }).cases),
  );
}

/** All batches' samples, one after the other. */
export function paritySamples(parity: ParityCase): SampleData {
  const { batches, inputShape = [INPUTS] } = parity;
  const inputs = Float32Array.from(batches.flatMap((batch) => batch.inputs));
  const weights = batches.flatMap((batch) => batch.weights ?? []);
  return {
    count: inputs.length / sizeOf(inputShape),
    inputShape,
    inputs,
    inputScale: 1,
    targets: parityTargets(parity),
    ...(weights.length > 0 && { sampleWeights: Float32Array.from(weights) }),
  };
}

function parityTargets({ batches, layers }: ParityCase): SampleData['targets'] {
  const last = [...layers].reverse().find((layer) => layer.kind === 'Dense');
  const width = last?.kind === 'Dense' ? last.units : 0;
  const values = Float32Array.from(batches.flatMap((batch) => batch.values ?? []));
  if (values.length > 0) return { kind: 'values', values, shape: [width] };
  const labels = Uint8Array.from(batches.flatMap((batch) => batch.labels ?? []));
  return { kind: 'classes', labels, classCount: width };
}

/** Does the network answer otherwise in training? */
export function hasDropout({ layers }: ParityCase): boolean {
  return /dropout/i.test(JSON.stringify(layers));
}

/** First sample and count of the batch that step `step` (from 0) takes. */
export function parityBatch(
  { batches, inputShape = [INPUTS] }: ParityCase,
  step: number,
): readonly [number, number] {
  const place = step % batches.length;
  const sizes = batches.map((batch) => batch.inputs.length / sizeOf(inputShape));
  const start = sizes.slice(0, place).reduce((sum, size) => sum + size, 0);
  return [start, sizes[place] ?? 0];
}

export function parityDefinition(parity: ParityCase): ModelDefinition {
  return {
    inputShape: parity.inputShape ?? [INPUTS],
    layers: parity.layers.map(withDefaults),
    loss: lossOf(parity),
    // The arguments that a case leaves out are Keras's defaults.
    optimizer: newOptimizer(parity.optimizer.kind, parity.optimizer) as OptimizerConfig,
    maxBatchSize: 4,
    seed: 1,
  };
}

/** What a stored layer does not say is Keras's default. */
export function withDefaults(layer: LayerConfig): LayerConfig {
  return parse(layerSchema, layer);
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
