import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newLayer, type LayerConfig } from '../../../contract/layers/registry';
import { newLoss } from '../../../contract/losses/registry';
import { newOptimizer, type OptimizerConfig } from '../../../contract/optimizers/registry';
import { PASS_NAMES, type PassName } from '../../../engine/builtin/passes/registry';
import type { StartThread } from '../../../engine/builtin/threads/messages';
import type { Engine } from '../../../engine/engine';
import {
  definition,
  dense,
  everything,
  madeSamples,
  openBuiltin,
  train,
} from '../../support/builtin-engine';
import { expectClose } from '../../support/closeness';
import { bundledThreads } from '../../support/node-threads';
import { valueOf } from '../../support/results';

const relu = { activation: 'relu' } as const;
const L2 = { kind: 'L2', l2: 0.01 } as const;

const networks: readonly (readonly [string, readonly LayerConfig[]])[] = [
  ['wide', [dense(128, 'relu'), dense(10, 'softmax')]],
  ['narrow', [dense(7, 'tanh'), dense(10, 'softmax')]],
  [
    'deep with dropout',
    [dense(65, 'gelu'), { kind: 'Dropout', rate: 0.3 }, dense(80, 'relu'), dense(10, 'softmax')],
  ],
  [
    'relu behind relu',
    [
      dense(130, 'relu'),
      { kind: 'Dropout', rate: 0.3 },
      dense(149, 'relu'),
      newLayer('Dense', { units: 129, activation: 'relu', useBias: false }),
      dense(10, 'softmax'),
    ],
  ],
  ['one layer', [dense(10, 'softmax')]],
  [
    'normalized',
    [
      dense(84, 'tanh'),
      newLayer('BatchNormalization'),
      newLayer('Activation', { activation: 'relu' }),
      newLayer('Reshape', { targetShape: [4, 3, 7] }),
      newLayer('BatchNormalization'),
      newLayer('Activation', { activation: 'relu' }),
      newLayer('Flatten'),
      newLayer('Dense', { units: 64, activation: 'linear' }),
      newLayer('Reshape', { targetShape: [4, 16] }),
      newLayer('BatchNormalization'),
      newLayer('Activation', { activation: 'relu' }),
      newLayer('Reshape', { targetShape: [4, 4, 4] }),
      newLayer('SpatialDropout2D'),
      newLayer('LayerNormalization'),
      newLayer('GaussianNoise'),
      newLayer('Reshape'),
      newLayer('LayerNormalization'),
      dense(10, 'softmax'),
    ],
  ],
  [
    'with penalties and without biases',
    [
      newLayer('Dense', { ...relu, units: 65, useBias: false, kernelRegularizer: L2 }),
      newLayer('Dense', { ...relu, units: 9, kernelRegularizer: { kind: 'L1', l1: 0.01 } }),
      newLayer('Dense', { units: 10, useBias: false, activation: 'softmax' }),
    ],
  ],
];
const bytes = madeSamples({ count: 75, width: 50, classes: 10, type: 'bytes' });
const floats = madeSamples({ count: 75, width: 50, classes: 10, type: 'floats' });
const run = { steps: 12, batchSize: 32 };

describe('the same bits', () => {
  let startThread: StartThread;
  const engines = new Map<string, Engine>();
  const engine = (precision: 'fast' | 'reproducible', threads: number) => {
    const name = `${precision} ${threads}`;
    const known = engines.get(name) ?? openBuiltin({ precision, threads, startThread });
    engines.set(name, known);
    return known;
  };
  beforeAll(async () => {
    startThread = await bundledThreads();
  });
  afterAll(() => {
    for (const each of engines.values()) each.dispose();
  });

  describe.each(['reproducible', 'fast'] as const)('%s mode', (precision) => {
    it.each(networks)(
      '%s network: with 1, 2 and 3 threads, from bytes and from floats',
      (_name, layers) => {
        for (const data of [bytes, floats]) {
          const network = definition(50, layers);
          const one = train(engine(precision, 1), data, network, run);
          for (const threads of [2, 3]) {
            const more = train(engine(precision, threads), data, network, run);
            expect(everything(more)).toEqual(everything(one));
            more.model.dispose();
          }
          one.model.dispose();
        }
      },
    );
  });

  it.each([
    ['binary_crossentropy', 'sigmoid'],
    ['log_cosh', 'tanh'],
    ['sparse_categorical_crossentropy', 'softmax'],
  ] as const)('with sample weights under %s, with 1, 2 and 3 threads', (loss, last) => {
    const sampleWeights = Float32Array.from({ length: 75 }, (_, i) => (i % 5) / 2);
    const weighted = { ...floats, sampleWeights };
    const network = definition(50, [dense(66, 'relu'), dense(10, last)], { loss: newLoss(loss) });
    const one = train(engine('reproducible', 1), weighted, network, run);
    for (const threads of [2, 3]) {
      const more = train(engine('reproducible', threads), weighted, network, run);
      expect(everything(more)).toEqual(everything(one));
      more.model.dispose();
    }
    one.model.dispose();
  });

  it('run after run, also when a prediction and an evaluation come between the steps', () => {
    const network = definition(50, networks[0]![1]);
    const quiet = train(engine('reproducible', 2), bytes, network, run);
    const other = engine('reproducible', 2);
    const samples = valueOf(other.load(bytes));
    const model = valueOf(other.build(network));
    const indices = Uint32Array.from({ length: 75 }, (_, i) => (i * 7 + 3) % 75);
    const inputs = Float32Array.from(bytes.inputs.subarray(0, 100), (value) => value / 255);
    for (let step = 0; step < run.steps; step++) {
      const start = (step % 3) * 32;
      model.trainBatch(samples, indices, start, Math.min(32, 75 - start));
      if (step % 2 === 0) model.evaluateBatch(samples, indices, 3, 20);
      if (step % 3 === 1) model.predict(inputs, 2);
    }
    expect(model.getState()).toEqual(quiet.state);
  });

  it.each([2, 3, 5])('after being saved and loaded at any step, network %i', (at) => {
    const network = definition(50, networks[at]![1]);
    const whole = train(engine('reproducible', 1), bytes, network, { steps: 6, batchSize: 20 });
    const first = train(engine('reproducible', 1), bytes, network, { steps: 2, batchSize: 20 });
    const samples = valueOf(engine('reproducible', 2).load(bytes));
    const model = valueOf(engine('reproducible', 2).build({ ...network, seed: network.seed }));
    valueOf(model.setState(first.state));
    const indices = Uint32Array.from({ length: 75 }, (_, i) => (i * 7 + 3) % 75);
    for (const start of [40, 60, 0, 20])
      model.trainBatch(samples, indices, start, Math.min(20, 75 - start));
    expect(model.getState()).toEqual(whole.state);
  });
});

describe('the passes', () => {
  const withPasses = (passes: readonly PassName[]) => openBuiltin({ passes });
  const network = definition(50, networks[0]![1]);
  const generic = train(withPasses(['fusedCrossentropy']), bytes, network, run);

  it('sparse input and fused update change no bit', () => {
    for (const more of [['sparseInput'], ['sparseInput', 'fusedUpdate']] as const) {
      const fast = train(withPasses(['fusedCrossentropy', ...more]), bytes, network, run);
      expect(everything(fast)).toEqual(everything(generic));
    }
  });

  it('sparse input changes no bit for optimizers that nothing is fused with', () => {
    for (const kind of ['SGD', 'RMSprop'] as const) {
      const other = { ...network, optimizer: newOptimizer(kind) as OptimizerConfig };
      const plain = train(withPasses(['fusedCrossentropy']), bytes, other, run);
      const fast = train(withPasses(PASS_NAMES), bytes, other, run);
      expect(everything(fast)).toEqual(everything(plain));
    }
  });

  it('fused normalization changes no bit, of vectors and images, channels of whole panels or not', () => {
    for (const shape of [[50], [48], [4, 3, 7], [2, 16], [3, 3, 8], [40]]) {
      const units = shape.reduce((product, axis) => product * axis, 1);
      const normalized = [
        newLayer('Reshape', { targetShape: shape }),
        newLayer('BatchNormalization', { gammaRegularizer: { kind: 'L2', l2: 0.01 } }),
        newLayer('Activation', { activation: 'relu' }),
        newLayer('Flatten'),
        dense(10, 'softmax'),
      ];
      const first = newLayer('Dense', { units, activation: 'linear' });
      const other = definition(50, units === 50 ? normalized : [first, ...normalized]);
      const plain = train(withPasses(['fusedCrossentropy']), bytes, other, run);
      const fast = train(withPasses(PASS_NAMES), bytes, other, run);
      expect(everything(fast)).toEqual(everything(plain));
    }
  });

  it('sparse hidden layers change no output and no gradient of their weights, and others in the last places only', () => {
    const hidden = definition(50, networks[3]![1]);
    const passes = PASS_NAMES.filter((name) => name !== 'sparseHidden');
    for (const data of [bytes, floats]) {
      const once = { steps: 1, batchSize: 32 };
      const plain = train(withPasses(passes), data, hidden, once);
      const sparse = train(withPasses(PASS_NAMES), data, hidden, once);
      expect(sparse.outputs).toEqual(plain.outputs);
      const weights = (result: typeof plain, layer: number) =>
        result.state.weights.filter(({ name }) => name.startsWith(`${layer}/`));
      expect(weights(sparse, 3)).toEqual(weights(plain, 3));
      const [long, longSparse] = [passes, PASS_NAMES].map((names) =>
        train(withPasses(names), data, hidden, run),
      );
      for (const [i, { name, data: expected }] of long!.state.weights.entries()) {
        expectClose(name, longSparse!.state.weights[i]!.data, expected, 1e-5);
      }
    }
  });

  it('fused update changes no bit of sparse hidden layers, with a penalty or without', () => {
    const layers = networks[3]![1];
    const penalized = layers.map((layer) =>
      layer.kind === 'Dense' ? { ...layer, kernelRegularizer: L2 } : layer,
    );
    const passes = PASS_NAMES.filter((name) => name !== 'fusedUpdate');
    for (const other of [layers, penalized].map((list) => definition(50, list))) {
      const plain = train(withPasses(passes), bytes, other, run);
      const fast = train(withPasses(PASS_NAMES), bytes, other, run);
      expect(everything(fast)).toEqual(everything(plain));
    }
  });

  it('fused update leaves weights alone that have a penalty', () => {
    const penalized = newLayer('Dense', { ...relu, kernelRegularizer: L2 });
    const other = definition(50, [penalized, dense(10, 'softmax')]);
    const plain = train(withPasses(['fusedCrossentropy']), bytes, other, run);
    const fast = train(withPasses(PASS_NAMES), bytes, other, run);
    expect(everything(fast)).toEqual(everything(plain));
  });

  it('fused cross-entropy stays within 1e-5 of softmax followed by the clipped loss', () => {
    const apart = train(withPasses([]), bytes, network, run);
    expectClose('losses', generic.losses, apart.losses, 1e-5);
    expectClose('outputs', generic.outputs, apart.outputs, 1e-5);
    for (const [i, { name, data }] of generic.state.weights.entries()) {
      expectClose(name, data, apart.state.weights[i]!.data, 1e-5);
    }
  });

  it('fused binary cross-entropy stays within 1e-5 of sigmoid followed by the clipped loss', () => {
    const layers = [dense(20, 'tanh'), dense(10, 'sigmoid')];
    const binary = definition(50, layers, { loss: newLoss('binary_crossentropy') });
    const fused = train(withPasses(['fusedCrossentropy']), floats, binary, run);
    const apart = train(withPasses([]), floats, binary, run);
    expectClose('losses', fused.losses, apart.losses, 1e-5);
    expectClose('outputs', fused.outputs, apart.outputs, 1e-5);
    for (const [i, { name, data }] of fused.state.weights.entries()) {
      expectClose(name, data, apart.state.weights[i]!.data, 1e-5);
    }
  });

  it('sample weights of 1 change no bit', () => {
    const sampleWeights = new Float32Array(75).fill(1);
    const ones = train(withPasses(PASS_NAMES), { ...bytes, sampleWeights }, network, run);
    expect(everything(ones)).toEqual(
      everything(train(withPasses(PASS_NAMES), bytes, network, run)),
    );
  });

  it('plain and relaxed builds differ in the last places only', () => {
    const relaxed = train(openBuiltin({ precision: 'fast' }), bytes, network, run);
    for (const [i, { name, data }] of generic.state.weights.entries()) {
      expectClose(name, relaxed.state.weights[i]!.data, data, 1e-5);
    }
  });
});
