/** Everything an engine says about a random graph: outputs, losses, gradients, and weights after steps of the graph's optimizer. */
import { newOptimizer } from '../../../contract/optimizers/registry';
import { sizeOf } from '../../../contract/shapes';
import type {
  Engine,
  Model,
  ModelDefinition,
  ModelState,
  NamedTensor,
  SampleData,
} from '../../../engine/engine';
import { valueOf } from '../results';
import { Draw } from './draw';
import type { RandomGraph } from './random-graph';

/** Name of a tensor -> its values. */
export type Observations = ReadonlyMap<string, ArrayLike<number>>;

/** The step from one float32 to the next, relative to it. */
const UNIT = 2 ** -23;
const SPREAD = 0.9;

/** With momentum from rest and rate 1, the slot is minus the gradient after one step: nothing cancels. */
const GRADIENT_OPTIMIZER = newOptimizer('SGD', { learningRate: 1, momentum: 0.5, nesterov: false });

/**
 * `nudge`: 0, or the number of a random change by one unit in the last place, up or down, of every weight and every input that is not to be
 * looked up. What it does to the results says how far rounding may carry them.
 */
export function observe(engine: Engine, graph: RandomGraph, nudge = 0): Observations {
  const data = sampleData(graph, nudge);
  const samples = valueOf(engine.load(data));
  const indices = Uint32Array.from({ length: data.count }, (_, i) => data.count - 1 - i);
  const seen = new Map<string, ArrayLike<number>>();
  const batch = graph.batches[0] ?? 1;

  const first = startModel(
    engine,
    { ...definition(graph), optimizer: GRADIENT_OPTIMIZER },
    graph,
    nudge,
  );
  const scored = first.evaluateBatch(samples, indices, 0, batch);
  seen.set('inference outputs', Array.from(scored.outputs));
  seen.set('inference loss', [scored.lossSum]);
  const trained = first.trainBatch(samples, indices, 0, batch);
  seen.set('training outputs', Array.from(trained.outputs));
  seen.set('training loss', [trained.lossSum]);
  const { slots, weights } = first.getState();
  for (const { name, data: values } of slots) seen.set(`gradient ${name}`, values);
  for (const { name, data: values } of stateless(weights, slots)) seen.set(`moved ${name}`, values);
  first.dispose();

  const model = startModel(engine, definition(graph), graph, nudge);
  let start = 0;
  const losses = graph.batches.map((count) => {
    const { lossSum } = model.trainBatch(samples, indices, start, count);
    start += count;
    return lossSum;
  });
  seen.set('losses of the steps', losses);
  for (const { name, data: values } of model.getState().weights) seen.set(`weight ${name}`, values);
  model.dispose();
  samples.dispose();
  return seen;
}

export function definition(graph: RandomGraph): ModelDefinition {
  const { inputShape, layers, loss, optimizer, batches, seed } = graph;
  return { inputShape, layers, loss, optimizer, maxBatchSize: Math.max(...batches), seed };
}

/** The weights that no optimizer moves: moving averages. */
function stateless(
  weights: readonly NamedTensor[],
  slots: readonly NamedTensor[],
): readonly NamedTensor[] {
  return weights.filter(({ name }) => !slots.some((slot) => slot.name.startsWith(`${name}/`)));
}

/** Every weight drawn anew, so that no bias is 0 and no scale 1. */
function startModel(
  engine: Engine,
  definition: ModelDefinition,
  graph: RandomGraph,
  nudge: number,
): Model {
  const model = valueOf(engine.build(definition));
  const draw = new Draw(graph.seed + 1);
  const nudges = new Draw(graph.seed + 2 + nudge);
  const state = model.getState();
  const weights = state.weights.map((tensor) => ({
    ...tensor,
    data: randomWeights(tensor, draw, nudges, nudge),
  }));
  const changed: ModelState = { ...state, weights };
  valueOf(model.setState(changed));
  return model;
}

function randomWeights(
  { name, shape, data }: NamedTensor,
  draw: Draw,
  nudges: Draw,
  nudge: number,
): Float32Array {
  const fanIn = Math.max(1, sizeOf(shape.slice(0, -1)));
  const half = shape.length > 1 ? Math.sqrt(3 / fanIn) : 0.5;
  const isVariance = name.includes('variance');
  return data.map(() => {
    const value = isVariance ? draw.real(0.5, 1.5) : draw.real(-half, half);
    return nudged(value, nudges, nudge);
  });
}

function nudged(value: number, nudges: Draw, nudge: number): number {
  if (nudge === 0) return value;
  return Math.fround(value) * (1 + (nudges.chance(0.5) ? UNIT : -UNIT));
}

function sampleData(graph: RandomGraph, nudge: number): SampleData {
  const { inputShape, inputs, inputLimit, batches, seed } = graph;
  const draw = new Draw(seed + 3);
  const nudges = new Draw(seed + 4 + nudge);
  const count = batches.reduce((sum, batch) => sum + batch, 0);
  const length = count * sizeOf(inputShape);
  const values = Array.from({ length }, () => {
    if (inputs === 'whole') return draw.int(0, inputLimit - 1);
    if (inputs === 'bytes') return draw.chance(0.3) ? draw.int(1, 255) : 0;
    return draw.real(-SPREAD, SPREAD);
  });
  const targets = sampleTargets(graph, count, draw);
  if (inputs === 'whole' || (inputs === 'bytes' && nudge === 0)) {
    const inputScale = inputs === 'bytes' ? 1 / 255 : 1;
    return { count, inputShape, inputs: Uint8Array.from(values), inputScale, targets };
  }
  const scale = inputs === 'bytes' ? 1 / 255 : 1;
  const floats = Float32Array.from(values, (value) => nudged(value * scale, nudges, nudge));
  return { count, inputShape, inputs: floats, inputScale: 1, targets };
}

/** Values lie between 0 and 1, so that they can be probabilities. */
function sampleTargets(
  { targets, outputShape }: RandomGraph,
  count: number,
  draw: Draw,
): SampleData['targets'] {
  const size = sizeOf(outputShape);
  if (targets === 'classes') {
    return {
      kind: 'classes',
      labels: Uint8Array.from({ length: count }, () => draw.int(0, size - 1)),
      classCount: size,
    };
  }
  const values = Float32Array.from({ length: count * size }, () => draw.real(0.05, 0.95));
  return { kind: 'values', values, shape: outputShape };
}
