import { afterAll, describe, it } from 'vitest';
import { ACTIVATIONS } from '../../../contract/layers/activation-names';
import { newLayer, type LayerConfig, type LayerKind } from '../../../contract/layers/registry';
import {
  LOSS_KINDS,
  lossTargets,
  newLoss,
  type LossConfig,
} from '../../../contract/losses/registry';
import {
  OPTIMIZER_KINDS,
  newOptimizer,
  type OptimizerConfig,
} from '../../../contract/optimizers/registry';
import type { ModelDefinition, SampleData } from '../../../engine/engine';
import { ReferenceEngine } from '../../../engine/reference/reference-engine';
import { definition, dense, madeSamples, openBuiltin, train } from '../../support/builtin-engine';
import { expectClose } from '../../support/closeness';
import { expectReferenceGradients } from '../../support/gradient-check';
import type { ImageKind } from '../../support/image-networks';

const TOLERANCE = 1e-5;
const WIDTH = 13;
const CLASSES = 5;
const engines = { plain: openBuiltin(), relaxed: openBuiltin({ precision: 'fast' }) };
const reference = new ReferenceEngine('for a test');

afterAll(() => {
  for (const engine of Object.values(engines)) engine.dispose();
});

const expectGradients = (
  build: keyof typeof engines,
  network: ModelDefinition,
  data: SampleData,
  count: number,
) => expectReferenceGradients(engines[build], network, data, count, TOLERANCE);

const floats = madeSamples({ count: 50, width: WIDTH, classes: CLASSES, type: 'floats' });
const bytes = madeSamples({ count: 50, width: WIDTH, classes: CLASSES, type: 'bytes' });
const output = dense(CLASSES, 'softmax');
const weighted: SampleData = {
  ...floats,
  sampleWeights: Float32Array.from({ length: 50 }, (_, i) => (i * 5) % 7),
};

/** Every loss with its defaults, and those with arguments once more with others. */
const LOSSES_AND_ARGUMENTS: readonly (readonly [string, LossConfig])[] = [
  ...LOSS_KINDS.map((kind) => [kind, newLoss(kind)] as const),
  ['categorical, smoothed', newLoss('categorical_crossentropy', { labelSmoothing: 0.1 })],
  ['binary, smoothed', newLoss('binary_crossentropy', { labelSmoothing: 0.2 })],
  ['huber with delta', newLoss('huber', { delta: 0.2 })],
];
const LOSSES_OF_VALUES = LOSS_KINDS.filter(
  (kind) => lossTargets(kind).includes('values') && kind !== 'binary_crossentropy',
);

/** Kinds that need an image or steps are tried in image-layers.test.ts. */
type Kind = Exclude<LayerKind, ImageKind>;

/** The vector as one number a step. */
const sequence: readonly LayerConfig[] = [newLayer('Embedding', { inputDim: 2, outputDim: 3 })];

/** One network around each layer kind; a new kind must be given one. */
const AROUND: { readonly [K in Kind]: readonly LayerConfig[] } = {
  Dense: [dense(70, 'tanh'), dense(9, 'tanh'), output],
  Flatten: [newLayer('Flatten'), dense(9, 'tanh'), newLayer('Flatten'), output],
  Dropout: [newLayer('Dropout'), dense(66, 'tanh'), { kind: 'Dropout', rate: 0.4 }, output],
  Reshape: [newLayer('Reshape', { targetShape: [-1, 1] }), newLayer('Reshape'), output],
  BatchNormalization: [
    newLayer('BatchNormalization'),
    newLayer('Dense', { units: 9, activation: 'tanh', useBias: false }),
    newLayer('BatchNormalization'),
    newLayer('Dense', { units: 70, activation: 'tanh', useBias: false }),
    newLayer('BatchNormalization', { center: false, scale: false }),
    output,
  ],
  LayerNormalization: [
    newLayer('LayerNormalization'),
    dense(9, 'tanh'),
    newLayer('LayerNormalization'),
    dense(70, 'tanh'),
    newLayer('LayerNormalization', { center: false, scale: false }),
    output,
  ],
  SpatialDropout2D: [
    dense(70, 'tanh'),
    newLayer('Reshape', { targetShape: [2, 5, 7] }),
    newLayer('SpatialDropout2D', { rate: 0.4 }),
    newLayer('Reshape', { targetShape: [1, 1, -1] }),
    newLayer('SpatialDropout2D'),
    newLayer('Flatten'),
    output,
  ],
  GaussianNoise: [
    newLayer('GaussianNoise', { stddev: 0.5 }),
    dense(70, 'tanh'),
    newLayer('GaussianNoise'),
    newLayer('Dense', { units: 9, activation: 'linear' }),
    newLayer('GaussianNoise', { stddev: 2 }),
    output,
  ],
  Activation: [
    { kind: 'Activation', activation: 'tanh' },
    dense(9, 'tanh'),
    { kind: 'Activation', activation: 'sigmoid' },
    output,
  ],
  // More of these in recurrent.test.ts.
  SimpleRNN: [...sequence, newLayer('SimpleRNN', { units: 9 }), output],
  LSTM: [...sequence, newLayer('LSTM', { units: 9 }), output],
  GRU: [...sequence, newLayer('GRU', { units: 9 }), output],
  Bidirectional: [
    ...sequence,
    newLayer('Bidirectional', { layer: { ...newLayer('GRU'), units: 9 } }),
    output,
  ],
  TimeDistributed: [
    ...sequence,
    newLayer('TimeDistributed', { layer: newLayer('Dense', { units: 9, activation: 'relu' }) }),
    newLayer('Flatten'),
    output,
  ],
  Embedding: [newLayer('Embedding', { inputDim: 3, outputDim: 7 }), newLayer('Flatten'), output],
};

/** Vectors and images, channels a multiple of 4 or not, more or fewer than one line of cache. */
const NORMALIZED_SHAPES = [
  [13],
  [13, 1],
  [1, 13],
  [10, 7],
  [4, 5, 4],
  [2, 2, 16],
  [3, 23],
  [2, 40],
  [70],
  [8, 2],
];

/** A normalization of inputs, or of what a Dense layer without bias makes of them (a bias would have no gradient but rounding). */
function normalized(
  shape: readonly number[],
  layer: LayerConfig & { readonly kind: 'BatchNormalization' | 'LayerNormalization' },
): readonly LayerConfig[] {
  const units = shape.reduce((product, axis) => product * axis, 1);
  const made = newLayer('Dense', { units, activation: 'linear', useBias: false });
  return [
    ...(units === WIDTH ? [] : [made]),
    newLayer('Reshape', { targetShape: shape }),
    layer,
    newLayer('Activation', { activation: 'sigmoid' }),
    newLayer('Flatten'),
    output,
  ];
}

describe.each(['plain', 'relaxed'] as const)(
  'gradients of the %s build equal the reference’s',
  (build) => {
    describe.each([1, 3, 32, 37])('with %i samples', (count) => {
      it.each(Object.keys(AROUND) as readonly Kind[])('around layer %s', (kind) => {
        expectGradients(build, definition(WIDTH, AROUND[kind]), floats, count);
        expectGradients(build, definition(WIDTH, AROUND[kind]), bytes, count);
      });

      it.each(NORMALIZED_SHAPES.map((shape) => [shape.join(' × '), shape] as const))(
        'through normalizations of %s',
        (_name, shape) => {
          const gammaInitializer = { kind: 'constant', value: 1.5 } as const;
          for (const layer of [
            newLayer('BatchNormalization', { gammaInitializer }),
            newLayer('BatchNormalization', { scale: false }),
            newLayer('BatchNormalization', { center: false }),
            newLayer('LayerNormalization', { gammaInitializer }),
            newLayer('LayerNormalization', { scale: false }),
            newLayer('LayerNormalization', { center: false }),
          ]) {
            expectGradients(build, definition(WIDTH, normalized(shape, layer)), floats, count);
          }
        },
      );

      it.each(ACTIVATIONS)('through activation %s, by columns and by samples', (activation) => {
        const hidden = (units: number): LayerConfig => newLayer('Dense', { units, activation });
        expectGradients(build, definition(WIDTH, [hidden(9), output]), floats, count);
        expectGradients(
          build,
          definition(WIDTH, [dense(67, 'tanh'), hidden(70), output]),
          floats,
          count,
        );
      });
    });

    // Softmax sets the lanes that a row leaves of its last vector; the activation before it must not see them.
    it.each(ACTIVATIONS)('through a softmax of its own behind activation %s', (activation) => {
      for (const units of [3, 4, 5]) {
        const layers = [
          dense(9, 'tanh'),
          newLayer('Dense', { units, activation }),
          newLayer('Activation', { activation: 'softmax' }),
        ];
        expectGradients(build, definition(WIDTH, [...layers, output]), floats, 3);
        if (units === CLASSES) expectGradients(build, definition(WIDTH, layers), floats, 3);
      }
    });

    describe.each(LOSSES_AND_ARGUMENTS)('loss %s', (_name, loss) => {
      it.each(ACTIVATIONS)('after activation %s', (activation) => {
        // Positive outputs, so that the cross-entropy of any activation is a number.
        const layers: LayerConfig[] = [
          dense(8, 'sigmoid'),
          newLayer('Dense', { units: CLASSES, activation }),
        ];
        const isSigned = [
          'linear',
          'leaky_relu',
          'elu',
          'selu',
          'gelu',
          'silu',
          'mish',
          'tanh',
          'softsign',
          'relu',
        ];
        if (loss.kind.endsWith('crossentropy') && isSigned.includes(activation)) {
          layers.push({ kind: 'Activation', activation: 'sigmoid' });
        }
        expectGradients(build, definition(WIDTH, layers, { loss }), floats, 7);
        expectGradients(build, definition(WIDTH, layers, { loss }), weighted, 5);
      });
    });

    it.each(LOSSES_OF_VALUES)('of values as targets, with %s', (kind) => {
      const values = Float32Array.from({ length: 50 * 3 }, (_, i) => Math.sin(i));
      const data: SampleData = { ...floats, targets: { kind: 'values', values, shape: [3] } };
      const layers: LayerConfig[] = [
        dense(8, 'tanh'),
        newLayer('Dense', { units: 3, activation: 'linear' }),
      ];
      expectGradients(build, definition(WIDTH, layers, { loss: newLoss(kind) }), data, 11);
    });

    it.each([1, 37])('without biases and with penalties, %i samples', (count) => {
      const penalties = {
        kernelRegularizer: { kind: 'L1L2', l1: 0.01, l2: 0.02 },
        biasRegularizer: { kind: 'L2', l2: 0.05 },
        biasInitializer: { kind: 'constant', value: 0.25 },
      } as const;
      for (const data of [floats, bytes]) {
        for (const units of [9, 70]) {
          const hidden = newLayer('Dense', { units, activation: 'tanh', ...penalties });
          const bare = newLayer('Dense', { units, activation: 'tanh', useBias: false });
          expectGradients(build, definition(WIDTH, [hidden, bare, output]), data, count);
          expectGradients(build, definition(WIDTH, [bare, hidden, output]), data, count);
        }
      }
    });

    it('with softmax over the last axis of an image', () => {
      const data: SampleData = { ...floats, inputShape: [13, 1] };
      const layers: LayerConfig[] = [
        { kind: 'Activation', activation: 'softmax' },
        newLayer('Flatten'),
        dense(6, 'tanh'),
        output,
      ];
      expectGradients(build, definition(WIDTH, layers, { inputShape: [13, 1] }), data, 5);
    });
  },
);

describe.each(OPTIMIZER_KINDS)('%s', (kind) => {
  it.each(['plain', 'relaxed'] as const)(
    'stays with the reference over 100 steps, %s build',
    (build) => {
      const layers = [dense(66, 'tanh'), { kind: 'Dropout', rate: 0.25 } as const, output];
      const network = definition(WIDTH, layers, {
        optimizer: newOptimizer(kind) as OptimizerConfig,
      });
      // Lion goes by signs: a sum within rounding of 0 sends a weight the other way by a whole step, here first in step 65.
      const run = { steps: kind === 'Lion' ? 60 : 100, batchSize: 16 };
      const exact = train(reference, bytes, network, run);
      const { losses, state, model } = train(engines[build], bytes, network, run);
      expectClose('losses', losses, exact.losses, TOLERANCE);
      for (const [i, { name, data }] of [...exact.state.weights, ...exact.state.slots].entries()) {
        expectClose(name, [...state.weights, ...state.slots][i]!.data, data, TOLERANCE);
      }
      model.dispose();
    },
  );
});
