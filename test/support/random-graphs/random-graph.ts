/**
 * Small networks put together at random from whatever the contract's registries hold: layers that fit by their own shape rules, then an
 * end that the loss can use. A new kind of layer, loss or optimizer takes part without a change here.
 */
import { ENGINE_LACKS } from '../../../contract/engine-support';
import type { FieldTable } from '../../../contract/fields';
import {
  LAYER_KINDS,
  layerDefinition,
  newLayer,
  type LayerConfig,
  type LayerKind,
} from '../../../contract/layers/registry';
import {
  LOSS_KINDS,
  LOSSES,
  type LossConfig,
  type LossKind,
} from '../../../contract/losses/registry';
import type { TargetKind } from '../../../contract/losses/loss-definition';
import {
  OPTIMIZER_KINDS,
  optimizerFields,
  type OptimizerConfig,
} from '../../../contract/optimizers/registry';
import { sizeOf, type Shape } from '../../../contract/shapes';
import { Draw } from './draw';
import { randomFields } from './random-fields';

export interface RandomGraph {
  readonly seed: number;
  readonly inputShape: Shape;
  /** `whole`: numbers from 0 to `inputLimit` - 1, as an Embedding takes them. */
  readonly inputs: 'floats' | 'bytes' | 'whole';
  readonly inputLimit: number;
  readonly layers: readonly LayerConfig[];
  readonly loss: LossConfig;
  readonly optimizer: OptimizerConfig;
  readonly targets: TargetKind;
  readonly outputShape: Shape;
  /** Samples of the steps; the last is the largest or smaller. */
  readonly batches: readonly number[];
}

const MOST_LAYERS = 5;
/** Of one sample, in any layer's output. */
const MOST_VALUES = 400;
const MOST_WEIGHTS = 8000;
const TRIES = 30;

const lacks = (part: 'layers' | 'losses' | 'optimizers', kind: string): boolean =>
  Object.values(ENGINE_LACKS).some((engine) => kind in engine[part]);
/** What every engine has. */
const LAYERS_HAD = LAYER_KINDS.filter((kind) => !lacks('layers', kind));
const LOSSES_HAD = LOSS_KINDS.filter((kind) => !lacks('losses', kind));
const OPTIMIZERS_HAD = OPTIMIZER_KINDS.filter((kind) => !lacks('optimizers', kind));

export function randomGraph(seed: number): RandomGraph {
  const draw = new Draw(seed);
  const inputShape = randomShape(draw);
  const { layers, output } = randomLayers(draw, inputShape);
  const loss = randomLoss(draw);
  const targets = draw.pick(LOSSES[loss.kind].targets);
  const end = ending(draw, loss.kind, targets, output);
  const embedding = layers[0] as { readonly kind: string; readonly inputDim?: number } | undefined;
  const isEmbedded = embedding?.kind === 'Embedding';
  const batch = draw.pick([1, 2, 3, 5, 8, 13, 33]);
  return {
    seed,
    inputShape,
    inputs: isEmbedded ? 'whole' : draw.pick(['floats', 'floats', 'bytes']),
    inputLimit: isEmbedded ? Math.min(200, embedding.inputDim ?? 1) : 256,
    layers: [...layers, ...end.layers],
    loss,
    optimizer: randomOptimizer(draw),
    targets,
    outputShape: end.output,
    batches: [batch, batch, draw.int(1, batch)],
  };
}

function randomShape(draw: Draw): Shape {
  const rank = draw.pick([1, 2, 2, 3, 3, 3]);
  if (rank === 1) return [draw.int(1, 20)];
  if (rank === 2) return [draw.int(2, 9), draw.int(1, 6)];
  return [draw.int(3, 10), draw.int(3, 10), draw.int(1, 3)];
}

function randomLayers(
  draw: Draw,
  input: Shape,
): { readonly layers: readonly LayerConfig[]; readonly output: Shape } {
  const layers: LayerConfig[] = [];
  let shape = input;
  for (let wanted = draw.int(0, MOST_LAYERS); wanted > 0; wanted--) {
    const next = randomLayer(draw, shape, layers.length === 0);
    if (next === undefined) break;
    layers.push(next.layer);
    shape = next.output;
  }
  return { layers, output: shape };
}

/** The first of a few tries that fits and stays small. */
function randomLayer(
  draw: Draw,
  input: Shape,
  isFirst: boolean,
): { readonly layer: LayerConfig; readonly output: Shape } | undefined {
  // Whole numbers come in from outside only; behind a layer there are none to look up.
  const possible = LAYERS_HAD.filter((kind) => isFirst || (kind as string) !== 'Embedding');
  const kinds = input.length > 1 && draw.chance(0.75) ? possible.filter(isForSequences) : possible;
  for (let tries = 0; tries < TRIES; tries++) {
    const kind = draw.pick(kinds);
    const layer = calmed({
      kind,
      ...randomFields(layerDefinition(kind).fields, draw),
      ...fitted(draw, kind, input),
    });
    const plan = layerDefinition(kind).plan(layer as LayerConfig, input);
    if (!plan.ok || plan.output.some((axis) => axis < 1) || sizeOf(plan.output) > MOST_VALUES)
      continue;
    const weights = plan.weights.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
    if (weights <= MOST_WEIGHTS) return { layer: layer as LayerConfig, output: plan.output };
  }
  return undefined;
}

/** A vector is soon reached and never left: while there are more axes, what needs them goes first. */
function isForSequences(kind: LayerKind): boolean {
  return kind !== 'Flatten' && !layerDefinition(kind).plan(newLayer(kind) as LayerConfig, [6]).ok;
}

/**
 * e^x from step to step multiplies rounding beyond what can be told from outside the layer (see compare.ts); recurrent layers have tests
 * of their own with it.
 */
function calmed(layer: object): object {
  const isRecurrent = 'returnSequences' in layer;
  const inner = 'layer' in layer ? { layer: calmed(layer.layer as object) } : {};
  const activations = Object.entries(layer).filter(
    ([key, value]) => isRecurrent && /activation$/i.test(key) && value === 'exponential',
  );
  const calm = Object.fromEntries(activations.map(([key]) => [key, 'softplus']));
  return { ...layer, ...inner, ...calm };
}

/** Arguments that chance would hardly ever find. */
function fitted(draw: Draw, kind: LayerKind, input: Shape): object {
  switch (kind as string) {
    case 'Reshape':
      return fittedShape(draw, sizeOf(input));
    case 'Conv1D':
    case 'Conv2D':
      return fittedConvolution(draw, kind, input.at(-1) ?? 1);
    default:
      return {};
  }
}

function fittedShape(draw: Draw, size: number): object {
  const divisors = divisorsOf(size);
  const first = draw.pick(divisors);
  const second = draw.pick(divisors.filter((i) => (size / first) % i === 0));
  return {
    targetShape: draw.pick([[size], [first, size / first], [first, second, size / first / second]]),
  };
}

/** Groups that divide the channels and the filters; strides or gaps, not both. */
function fittedConvolution(draw: Draw, kind: LayerKind, channels: number): object {
  const groups = draw.pick(divisorsOf(channels));
  const { strides, dilationRate } = newLayer(kind) as unknown as Record<string, unknown>;
  return {
    groups,
    filters: groups * draw.int(1, draw.chance(0.1) ? 20 : 5),
    ...(draw.chance(0.5) ? { strides } : { dilationRate }),
  };
}

function divisorsOf(size: number): readonly number[] {
  return Array.from({ length: size }, (_, i) => i + 1).filter((i) => size % i === 0);
}

function randomLoss(draw: Draw): LossConfig {
  const kind = draw.pick(LOSSES_HAD);
  const { fields = {} } = LOSSES[kind] as { readonly fields?: FieldTable };
  return { kind, ...randomFields(fields, draw) } as LossConfig;
}

/**
 * Whatever may stand before, a loss over probabilities gets probabilities, and one over classes a vector of them.
 * Other losses take what comes.
 */
function ending(
  draw: Draw,
  loss: LossKind,
  targets: TargetKind,
  input: Shape,
): { readonly layers: readonly LayerConfig[]; readonly output: Shape } {
  const isOfProbabilities = loss.includes('crossentropy');
  if (targets === 'values' && !isOfProbabilities) return { layers: [], output: input };
  const flatten = input.length === 1 ? [] : [newLayer('Flatten')];
  const units = draw.int(targets === 'classes' ? 2 : 1, 11);
  const activation = isOfProbabilities
    ? draw.pick(['softmax', 'softmax', 'sigmoid'] as const)
    : draw.pick(['linear', 'softmax', 'tanh'] as const);
  return { layers: [...flatten, newLayer('Dense', { units, activation })], output: [units] };
}

function randomOptimizer(draw: Draw): OptimizerConfig {
  const kind = draw.pick(OPTIMIZERS_HAD);
  const fields = optimizerFields(kind);
  // An epsilon of ordinary size keeps the step a smooth function of the gradient: with 1e-7, Adam makes a whole step of the rounding
  // error of a gradient that is 0, and no two ways to compute it agree.
  const smooth = 'epsilon' in fields ? { epsilon: draw.real(0.1, 1) } : {};
  return { kind, ...randomFields(fields, draw), ...smooth } as OptimizerConfig;
}
