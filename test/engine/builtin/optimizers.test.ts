import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { summarizeNetwork } from '../../../contract/network';
import {
  newOptimizer,
  OPTIMIZER_KINDS,
  type OptimizerConfig,
  type OptimizerConfigOf,
  type OptimizerKind,
} from '../../../contract/optimizers/registry';
import { resultOf } from '../../../engine/pieces';
import { PASS_NAMES } from '../../../engine/builtin/passes/registry';
import { planNetwork } from '../../../engine/builtin/plan/network-plan';
import type { StartThread } from '../../../engine/builtin/threads/messages';
import type { Engine } from '../../../engine/engine';
import { createReferenceEngine } from '../../../engine/reference/reference-engine';
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

/** Every option of a kind on. */
const OPTIONS: { readonly [K in OptimizerKind]: Partial<OptimizerConfigOf<K>> } = {
  SGD: { learningRate: 0.05, momentum: 0.8, nesterov: true },
  RMSprop: { momentum: 0.5, centered: true, epsilon: 1e-4 },
  Adagrad: { learningRate: 0.05, initialAccumulatorValue: 0.3 },
  Adadelta: { learningRate: 1, rho: 0.9 },
  Adam: { amsgrad: true, beta2: 0.9 },
  AdamW: { amsgrad: true, beta2: 0.9 },
  Adamax: { beta2: 0.9 },
  Nadam: { beta1: 0.8 },
  Lion: { beta1: 0.8 },
};
/** Within the reach of these networks' gradients. */
const CLIPPINGS = [
  ['nothing clipped', {}],
  ['clipnorm', { clipnorm: 0.05 }],
  ['clipvalue', { clipvalue: 0.01 }],
  ['globalClipnorm', { globalClipnorm: 0.1 }],
] as const;

const withOptions = (kind: OptimizerKind, clipping: object): OptimizerConfig => ({
  ...(newOptimizer(kind, OPTIONS[kind]) as OptimizerConfig),
  weightDecay: 0.1,
  ...clipping,
});

const WIDTH = 21;
const CLASSES = 5;
const bytes = madeSamples({ count: 53, width: WIDTH, classes: CLASSES, type: 'bytes' });
const floats = madeSamples({ count: 53, width: WIDTH, classes: CLASSES, type: 'floats' });
/** Split by columns, by rows and not at all; the widths are no multiples of 8. */
const NETWORKS = [
  ['wide', [dense(67, 'tanh'), dense(CLASSES, 'softmax')]],
  ['narrow', [dense(11, 'tanh'), dense(CLASSES, 'softmax')]],
] as const;

describe.each(OPTIMIZER_KINDS)('%s with all its options', (kind) => {
  const reference = createReferenceEngine('for a test');
  const engines = [openBuiltin(), openBuiltin({ precision: 'fast' })];
  afterAll(() => {
    for (const engine of engines) engine.dispose();
  });

  it.each(CLIPPINGS)('is the reference’s: %s', (_name, clipping) => {
    for (const [, layers] of NETWORKS) {
      const network = definition(WIDTH, layers, { optimizer: withOptions(kind, clipping) });
      for (const [data, batchSize] of [
        [bytes, 16],
        [floats, 16],
        [floats, 1],
      ] as const) {
        const run = { steps: 7, batchSize };
        const exact = train(reference, data, network, run);
        for (const engine of engines) {
          const { model, losses, state } = train(engine, data, network, run);
          model.dispose();
          expectClose('losses', losses, exact.losses, 1e-5);
          for (const group of ['weights', 'slots'] as const) {
            expect(state[group].map(({ name }) => name)).toEqual(
              exact.state[group].map(({ name }) => name),
            );
            for (const [i, { name, data: values }] of state[group].entries()) {
              expectClose(name, values, exact.state[group][i]!.data, 1e-5);
            }
          }
        }
      }
    }
  });

  it('goes on from a saved state at any step as if it had run through', () => {
    const optimizer = withOptions(kind, { globalClipnorm: 0.1 });
    const network = definition(WIDTH, NETWORKS[0][1], { optimizer });
    const [engine] = engines;
    const samples = valueOf(engine!.load(bytes));
    const indices = Uint32Array.from({ length: 53 }, (_, i) => i);
    const through = valueOf(engine!.build(network));
    let model = valueOf(engine!.build(network));
    for (let step = 0; step < 7; step++) {
      const start = 7 * step;
      through.trainBatch(samples, indices, start, 7);
      const state = model.getState();
      model.dispose();
      model = valueOf(engine!.build({ ...network, seed: 99 }));
      valueOf(model.setState(state));
      // Only weights come from the seed; a network without dropout has no other use for it.
      model.trainBatch(samples, indices, start, 7);
      expect(model.getState()).toEqual(through.getState());
    }
  });
});

describe('the same bits', () => {
  let startThread: StartThread;
  const opened: Engine[] = [];
  const open = (options: Parameters<typeof openBuiltin>[0]): Engine => {
    const engine = openBuiltin({ ...options, startThread });
    opened.push(engine);
    return engine;
  };
  beforeAll(async () => {
    startThread = await bundledThreads();
  });
  afterAll(() => {
    for (const engine of opened) engine.dispose();
  });

  it.each(CLIPPINGS)('with 1, 2 and 4 threads: %s', (_name, clipping) => {
    const engines = [1, 2, 4].map((threads) => open({ threads }));
    for (const kind of OPTIMIZER_KINDS) {
      for (const [, layers] of NETWORKS) {
        const network = definition(WIDTH, layers, { optimizer: withOptions(kind, clipping) });
        const runs = engines.map((engine) => {
          const run = train(engine, bytes, network, { steps: 8, batchSize: 20 });
          run.model.dispose();
          return everything(run);
        });
        expect(runs[1]).toEqual(runs[0]);
        expect(runs[2]).toEqual(runs[0]);
      }
    }
  });

  it.each([
    ['clipnorm', { clipnorm: 0.05 }],
    ['clipvalue', { clipvalue: 0.01 }],
    ['globalClipnorm', { globalClipnorm: 0.1 }],
    ['weight decay', { weightDecay: 0.3 }],
    ['amsgrad', { amsgrad: true }],
    ['none of it', {}],
  ])('with and without passes, Adam with %s', (_name, values) => {
    const [plain, passing] = [
      open({ passes: ['fusedCrossentropy'] }),
      open({ passes: PASS_NAMES }),
    ];
    for (const [, layers] of NETWORKS) {
      const network = definition(WIDTH, layers, { optimizer: newOptimizer('Adam', values) });
      const run = { steps: 12, batchSize: 20 };
      const expected = everything(train(plain, bytes, network, run));
      expect(everything(train(passing, bytes, network, run))).toEqual(expected);
    }
  });

  it('of AdamW without decay and of Adam', () => {
    const engine = open({});
    const of = (optimizer: OptimizerConfig) =>
      everything(
        train(engine, bytes, definition(WIDTH, NETWORKS[0][1], { optimizer }), {
          steps: 9,
          batchSize: 16,
        }),
      );
    expect(of(newOptimizer('AdamW', { weightDecay: 0 }))).toEqual(of(newOptimizer('Adam')));
  });
});

describe('the training program', () => {
  const kernelsOf = (optimizer: OptimizerConfig): readonly string[] => {
    const network = definition(WIDTH, NETWORKS[0][1], { optimizer });
    const summary = summarizeNetwork([WIDTH], network.layers);
    if (!summary.ok) throw new Error(summary.problem);
    const options = { threads: 1, passes: PASS_NAMES, hasSparseBytes: true };
    const { programs } = planNetwork(network, summary.layers, options, 0);
    const plan = programs.get('train bytes classes')!;
    return resultOf(plan())
      .pieces.flatMap(({ stages }) => stages)
      .flatMap((parts) => parts.flatMap((calls) => calls.map((c) => c.kernel)));
  };
  const isFused = (optimizer: OptimizerConfig) =>
    kernelsOf(optimizer).some((kernel) => kernel.startsWith('sparseAdam'));

  it('has Adam’s step fused with the gradient as long as there is nothing more to do', () => {
    expect(isFused(newOptimizer('Adam'))).toBe(true);
    expect(isFused(newOptimizer('AdamW', { weightDecay: 0 }))).toBe(true);
    expect(isFused(newOptimizer('AdamW'))).toBe(false);
    expect(isFused(newOptimizer('Adam', { amsgrad: true }))).toBe(false);
    for (const [, clipping] of CLIPPINGS.slice(1)) {
      expect(isFused(newOptimizer('Adam', clipping))).toBe(false);
    }
    expect(isFused(newOptimizer('Nadam'))).toBe(false);
  });

  it('neither measures nor clips nor decays where that is off', () => {
    const extra = [
      ...['clipValues', 'squareSums', 'addSums', 'clipScale', 'scaleGradient'],
      'decayWeights',
    ];
    const extrasOf = (optimizer: OptimizerConfig) =>
      [...new Set(kernelsOf(optimizer))].filter((kernel) => extra.includes(kernel));
    expect(extrasOf(newOptimizer('SGD'))).toEqual([]);
    expect(extrasOf(newOptimizer('SGD', { clipvalue: 1 }))).toEqual(['clipValues']);
    expect(extrasOf(newOptimizer('SGD', { clipnorm: 1, weightDecay: 0.1 }))).toEqual([
      ...['squareSums', 'addSums', 'clipScale', 'scaleGradient', 'decayWeights'],
    ]);
  });
});

describe('a new model', () => {
  it('has Adagrad’s sums at their initial value', () => {
    const optimizer = newOptimizer('Adagrad', { initialAccumulatorValue: 0.25 });
    const engine = openBuiltin();
    const model = valueOf(engine.build(definition(WIDTH, NETWORKS[1][1], { optimizer })));
    for (const { name, data } of model.getState().slots) {
      expect(name).toMatch(/\/accumulator$/);
      expect(data.every((value) => value === 0.25)).toBe(true);
    }
    engine.dispose();
  });

  it('keeps a gradient that is no number visible through every clipping', () => {
    const engine = openBuiltin();
    // Of a sample in the first batch: the loss of the second is no number because a weight is none.
    const inputs = Float32Array.from(floats.inputs).fill(NaN, 3 * WIDTH, 3 * WIDTH + 1);
    for (const kind of OPTIMIZER_KINDS) {
      for (const [, clipping] of CLIPPINGS) {
        const optimizer = withOptions(kind, clipping);
        const network = definition(WIDTH, NETWORKS[1][1], { optimizer });
        const { losses, model } = train(engine, { ...floats, inputs }, network, {
          steps: 2,
          batchSize: 40,
        });
        model.dispose();
        expect(losses[1]).toBeNaN();
      }
    }
    engine.dispose();
  });
});
