import { describe, expect, it } from 'vitest';
import { ACTIVATIONS, type ActivationName } from '../../../contract/layers/activation-names';
import { newLayer, type LayerConfig, type LayerKind } from '../../../contract/layers/registry';
import { LOSS_KINDS, newLoss, type LossConfig } from '../../../contract/losses/registry';
import { newOptimizer } from '../../../contract/optimizers/registry';
import type { SampleData } from '../../../engine/engine';
import type { ReferenceModel } from '../../../engine/reference/model';
import { createReferenceEngine } from '../../../engine/reference/reference-engine';
import { uniform } from '../../../engine/random';
import { expectClose } from '../../support/closeness';
import type { ImageKind } from '../../support/image-networks';
import { valueOf } from '../../support/results';

const dense = (units: number, activation: ActivationName): LayerConfig =>
  newLayer('Dense', { units, activation });

/** Kinds that need an image or steps are tried in image-layers.test.ts. */
type Kind = Exclude<LayerKind, ImageKind>;

/** For each kind a network that puts it, with an activation, in the gradient's way. `tsc` asks for a new kind's. */
const NETWORKS: { readonly [K in Kind]: (name: ActivationName) => readonly LayerConfig[] } = {
  Dense: (name) => [{ kind: 'Flatten' }, dense(4, name), dense(3, name)],
  Activation: (name) => [
    { kind: 'Flatten' },
    dense(4, 'linear'),
    { kind: 'Activation', activation: name },
    dense(3, 'linear'),
    { kind: 'Activation', activation: name },
  ],
  Dropout: (name) => [
    { kind: 'Flatten' },
    dense(6, name),
    { kind: 'Dropout', rate: 0.4 },
    dense(3, name),
    { kind: 'Dropout', rate: 0 },
  ],
  Reshape: (name) => [
    newLayer('Reshape', { targetShape: [3, 2] }),
    newLayer('Activation', { activation: name }),
    newLayer('Reshape'),
    dense(3, name),
  ],
  BatchNormalization: (name) => [
    newLayer('BatchNormalization'),
    newLayer('Flatten'),
    newLayer('Dense', { units: 4, activation: 'tanh', useBias: false }),
    newLayer('BatchNormalization', { epsilon: 0.1, gammaRegularizer: { kind: 'L2', l2: 0.1 } }),
    newLayer('Activation', { activation: name }),
    dense(4, 'tanh'),
    newLayer('BatchNormalization', { center: false, scale: false }),
    dense(3, name),
  ],
  LayerNormalization: (name) => [
    newLayer('LayerNormalization'),
    newLayer('Flatten'),
    dense(4, 'linear'),
    newLayer('LayerNormalization', { epsilon: 0.1, betaRegularizer: { kind: 'L1', l1: 0.1 } }),
    newLayer('Activation', { activation: name }),
    dense(4, 'tanh'),
    newLayer('LayerNormalization', { center: false, scale: false }),
    dense(3, name),
  ],
  SpatialDropout2D: (name) => [
    newLayer('Flatten'),
    dense(6, 'sigmoid'),
    newLayer('Reshape', { targetShape: [2, 1, 3] }),
    newLayer('SpatialDropout2D', { rate: 0.4 }),
    newLayer('Flatten'),
    dense(3, name),
  ],
  GaussianNoise: (name) => [
    newLayer('Flatten'),
    dense(4, name),
    newLayer('GaussianNoise', { stddev: 0.3 }),
    dense(3, name),
    newLayer('GaussianNoise', { stddev: 0.001 }),
  ],
  Flatten: (name) => [
    { kind: 'Activation', activation: name },
    { kind: 'Flatten' },
    dense(3, name),
  ],
  // More of these in recurrent-gradients.test.ts.
  SimpleRNN: (name) => [newLayer('SimpleRNN', { units: 2 }), dense(3, name)],
  LSTM: (name) => [newLayer('LSTM', { units: 2 }), dense(3, name)],
  GRU: (name) => [newLayer('GRU', { units: 2 }), dense(3, name)],
  Bidirectional: (name) => [
    newLayer('Bidirectional', { layer: { ...newLayer('SimpleRNN'), units: 2 } }),
    dense(3, name),
  ],
  TimeDistributed: (name) => [
    newLayer('TimeDistributed', { layer: newLayer('Dense', { units: 2, activation: name }) }),
    { kind: 'Flatten' },
    dense(3, name),
  ],
  Embedding: (name) => [
    newLayer('Embedding', { inputDim: 2, outputDim: 2 }),
    { kind: 'Flatten' },
    dense(3, name),
  ],
};

const ROWS = 5;
const indices = Uint32Array.from({ length: ROWS }, (_, index) => index);
const noise = (layer: number, index: number) =>
  2 * uniform({ seed: 3, purpose: 'noise', layer, step: 0 }, index) - 1;

const data: SampleData = {
  count: ROWS,
  inputShape: [2, 3],
  inputs: Float32Array.from({ length: ROWS * 6 }, (_, index) => noise(99, index)),
  inputScale: 1,
  targets: { kind: 'classes', labels: Uint8Array.of(0, 2, 1, 1, 0), classCount: 3 },
};

/** Random weights; biases around 1.5 keep the outputs positive, as cross-entropy wants them. */
function setWeights(model: ReferenceModel): void {
  for (const [layer, { value, shape }] of model.parameters.entries()) {
    const centre = shape.length === 1 ? 1.5 : 0;
    value.forEach((_, index) => (value[index] = centre + 0.4 * noise(layer, index)));
  }
}

const STEP = 1e-5;
// Central differences leave about STEP² of error and 1e-16 / STEP of rounding.
const TOLERANCE = 1e-7;
/** Of a loss that is much larger than its gradients, a percentage of targets of 0, the rounding of the loss itself is seen. */
const ROUNDING = 2 ** -50;

function expectGradients(layers: readonly LayerConfig[], loss: LossConfig): void {
  const engine = createReferenceEngine('for a test');
  const optimizer = newOptimizer('SGD', { learningRate: 1 });
  const definition = { inputShape: [2, 3], layers, loss, optimizer };
  const model = valueOf(engine.build({ ...definition, maxBatchSize: ROWS, seed: 4 }));
  const samples = valueOf(engine.load(data));
  const meanLoss = () => model.backpropagate(samples, indices, 0, ROWS).lossSum / ROWS;
  setWeights(model);
  meanLoss();
  const gradients = model.parameters.map((parameter) => Float64Array.from(parameter.gradient));
  for (const [at, { name, value, trainable }] of model.parameters.entries()) {
    if (!trainable) continue;
    const differences = value.map((weight, index) => {
      value[index] = weight + STEP;
      const above = meanLoss();
      value[index] = weight - STEP;
      const below = meanLoss();
      value[index] = weight;
      return (above - below) / (2 * STEP);
    });
    const scale = Math.max(1e-3, ...differences.map(Math.abs));
    const rounding = (ROUNDING * Math.abs(meanLoss())) / (STEP * scale);
    expectClose(`gradient of ${name}`, gradients[at]!, differences, TOLERANCE + rounding);
    if (isSmooth(loss)) expect(differences.some((difference) => difference !== 0)).toBe(true);
  }
}

/** The gradients of the others are signs, whose sums may come out as 0. */
function isSmooth({ kind }: LossConfig): boolean {
  return !['mean_absolute_error', 'mean_absolute_percentage_error'].includes(kind);
}

/** These clip outputs beyond 0 and 1, so that no gradient passes: another activation brings them within, one they do not fuse with. */
function endOf({ kind }: LossConfig, activation: ActivationName): readonly LayerConfig[] {
  if (['sigmoid', 'hard_sigmoid', 'softmax'].includes(activation)) return [];
  if (kind === 'binary_crossentropy') {
    const last = activation === 'exponential' ? 'softsign' : 'softmax';
    return [{ kind: 'Activation', activation: last }];
  }
  if (kind !== 'sparse_categorical_crossentropy') return [];
  return [{ kind: 'Activation', activation: 'sigmoid' }];
}

const LOSSES: readonly (readonly [string, LossConfig])[] = [
  ...LOSS_KINDS.map((kind) => [kind, newLoss(kind)] as const),
  ['categorical, smoothed', newLoss('categorical_crossentropy', { labelSmoothing: 0.1 })],
  ['binary, smoothed', newLoss('binary_crossentropy', { labelSmoothing: 0.2 })],
];

describe.each(LOSSES)('the gradient of %s is its finite difference', (_name, loss) => {
  describe.each(Object.keys(NETWORKS) as readonly Kind[])('through %s', (kind) => {
    it.each(ACTIVATIONS)('with %s', (activation) => {
      expectGradients([...NETWORKS[kind](activation), ...endOf(loss, activation)], loss);
    });
  });
});

describe.each(LOSS_KINDS)('the gradient of %s with penalties is its finite difference', (loss) => {
  it('and without biases', () => {
    const penalties = {
      kernelRegularizer: { kind: 'L1L2', l1: 0.03, l2: 0.05 },
      biasRegularizer: { kind: 'L1', l1: 0.02 },
    } as const;
    const layers = [
      newLayer('Flatten'),
      newLayer('Dense', { units: 4, activation: 'tanh', ...penalties }),
      newLayer('Dense', { units: 3, activation: 'sigmoid', useBias: false, ...penalties }),
    ];
    expectGradients(layers, newLoss(loss));
  });
});
