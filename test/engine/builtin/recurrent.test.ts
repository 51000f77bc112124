import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTIVATIONS } from '../../../contract/layers/activation-names';
import { MERGE_MODES } from '../../../contract/layers/bidirectional';
import { newLayer, type LayerConfig, type LayerConfigOf } from '../../../contract/layers/registry';
import { sizeOf, type Shape } from '../../../contract/shapes';
import { newOptimizer, type OptimizerConfig } from '../../../contract/optimizers/registry';
import type { Engine, SampleData } from '../../../engine/engine';
import { ReferenceEngine } from '../../../engine/reference/reference-engine';
import {
  definition,
  everything,
  madeSamples,
  openBuiltin,
  train,
} from '../../support/builtin-engine';
import { expectClose } from '../../support/closeness';
import { expectReferenceGradients } from '../../support/gradient-check';
import { bundledThreads } from '../../support/node-threads';
import { valueOf } from '../../support/results';

const TOLERANCE = 1e-5;
const CLASSES = 5;
const engines = { plain: openBuiltin(), relaxed: openBuiltin({ precision: 'fast' }) };
const reference = new ReferenceEngine('for a test');
const output = newLayer('Dense', { units: CLASSES, activation: 'softmax' });
const flatten = newLayer('Flatten');

afterAll(() => {
  for (const engine of Object.values(engines)) engine.dispose();
});

function samples(inputShape: Shape, count = 37): SampleData {
  const width = sizeOf(inputShape);
  return { ...madeSamples({ count, width, classes: CLASSES, type: 'floats' }), inputShape };
}

function expectGradients(engine: Engine, layers: readonly LayerConfig[], data: SampleData): void {
  const { inputShape, count } = data;
  const network = definition(sizeOf(inputShape), [...layers, output], { inputShape });
  expectReferenceGradients(engine, network, data, count, TOLERANCE);
}

const KINDS = ['SimpleRNN', 'LSTM', 'GRU'] as const;
const recurrent = (
  kind: (typeof KINDS)[number],
  values: Partial<Omit<LayerConfigOf<'LSTM'>, 'kind'> & Omit<LayerConfigOf<'GRU'>, 'kind'>> = {},
) => newLayer(kind, { units: 5, ...values }) as LayerConfig;
const bothWays = (
  kind: (typeof KINDS)[number],
  mergeMode: string,
  values: Parameters<typeof recurrent>[1] = {},
) => newLayer('Bidirectional', { layer: recurrent(kind, values), mergeMode } as never);

describe.each(['plain', 'relaxed'] as const)('gradients of the %s build', (build) => {
  const expectEqual = (inputShape: Shape, ...layers: readonly LayerConfig[]) => {
    for (const count of [1, 3, 37]) {
      expectGradients(engines[build], layers, samples(inputShape, count));
    }
  };

  describe.each(KINDS)('%s', (kind) => {
    it.each([1, 5, 8, 19, 64])('of %i units', (units) => {
      expectEqual([6, 3], recurrent(kind, { units }));
      expectEqual([6, 9], recurrent(kind, { units, returnSequences: true }), flatten);
    });

    it('of sequences that begin or end with the same for all, or with zeros', () => {
      const steps = 8;
      const width = 6;
      const data = samples([steps, width]);
      const inputs = Float32Array.from(data.inputs);
      for (const start of [0, 1]) {
        // Zeros, then what all share, then each its own, then zeros but in the middle columns.
        for (let at = 0; at < inputs.length; at++) {
          const [step, column] = [Math.floor((at % (steps * width)) / width), at % width];
          if (step < start || (step >= 5 && (column < 2 || column > 3))) inputs[at] = 0;
          else if (step < 3) inputs[at] = inputs[at % (steps * width)] ?? 0;
        }
        const layers = [recurrent(kind, { units: 12, returnSequences: true }), recurrent(kind)];
        expectGradients(engines[build], layers, { ...data, inputs });
      }
    });

    it('of one step, and of many', () => {
      expectEqual([1, 4], recurrent(kind));
      expectEqual([40, 2], recurrent(kind, { units: 9 }));
      // So many that the gradient fades on its way back.
      expectGradients(engines[build], [recurrent(kind, { units: 9 })], samples([400, 2], 3));
    });

    it.each(ACTIVATIONS)('with %s', (activation) => {
      // Powers of powers leave float32 soon.
      const steps = activation === 'exponential' ? 2 : 5;
      expectEqual([steps, 3], recurrent(kind, { activation, returnSequences: true }), flatten);
    });

    it.each([
      { goBackwards: true },
      { goBackwards: true, returnSequences: true },
      { useBias: false },
      { dropout: 0.4 },
      { dropout: 0.4, returnSequences: true, goBackwards: true },
      { recurrentDropout: 0.4 },
      { dropout: 0.3, recurrentDropout: 0.4 },
      { dropout: 0.3, recurrentDropout: 0.4, units: 8, useBias: false },
      { dropout: 0.3, recurrentDropout: 0.2, returnSequences: true, goBackwards: true, units: 21 },
    ])('under itself, %o', (options) => {
      const layers = [
        recurrent(kind, { units: 7, returnSequences: true }),
        recurrent(kind, options),
      ];
      expectEqual([5, 3], ...layers, ...(options.returnSequences === true ? [flatten] : []));
    });

    it.each(MERGE_MODES)('both ways, %s', (mode) => {
      const first = bothWays(kind, mode, { returnSequences: true, dropout: 0.3 });
      expectEqual([5, 3], first, bothWays(kind, mode, { dropout: 0.2, recurrentDropout: 0.3 }));
    });
  });

  it.each(ACTIVATIONS)('gates with %s', (recurrentActivation) => {
    expectEqual([5, 3], recurrent('LSTM', { recurrentActivation }));
    for (const resetAfter of [false, true]) {
      for (const units of [5, 8]) {
        expectEqual([5, 3], recurrent('GRU', { units, recurrentActivation, resetAfter }));
      }
    }
  });

  it('GRU that resets before the product, in all its forms', () => {
    const before = { resetAfter: false, returnSequences: true, units: 11 };
    const dropped = { dropout: 0.2, recurrentDropout: 0.4 };
    expectEqual([1, 3], recurrent('GRU', { resetAfter: false }));
    expectEqual([6, 3], recurrent('GRU', { ...before, ...dropped }), flatten);
    expectEqual(
      [6, 3],
      recurrent('GRU', before),
      recurrent('GRU', { ...before, useBias: false }),
      flatten,
    );
  });

  it.each([3, 7, 8, 70])('Dense of %i units on sequences and images', (units) => {
    const dense = newLayer('Dense', { units, activation: 'tanh' });
    expectEqual([5, 3], dense, dense, flatten);
    expectEqual([2, 3, 4], dense, newLayer('TimeDistributed', { layer: dense }), flatten);
    expectEqual([4, 3], newLayer('Dense', { units, activation: 'softmax' }), flatten);
  });

  it.each([1, 8, 13])('Embedding of %i numbers a vector', (outputDim) => {
    const data = samples([9]);
    // Beyond both ends of the table too.
    const inputs = Float32Array.from(
      data.inputs,
      (x, i) => (i % 11 === 0 ? -2 : 0) + 4.5 * (x + 1),
    );
    const table = newLayer('Embedding', { inputDim: 7, outputDim });
    expectGradients(engines[build], [table, flatten], { ...data, inputs });
    const square = { ...data, inputs, inputShape: [3, 3] };
    expectGradients(engines[build], [table, flatten], square);
    expectGradients(engines[build], [table, recurrent('LSTM')], { ...data, inputs });
  });

  it('stops the gradient at an Embedding', () => {
    const before = newLayer('Dense', { units: 6, activation: 'relu' });
    const table = newLayer('Embedding', { inputDim: 3, outputDim: 4 });
    expectGradients(engines[build], [before, table, flatten], samples([9]));
  });
});

describe('the same bits', () => {
  const opened = new Map<number, Engine>();
  beforeAll(async () => {
    const startThread = await bundledThreads();
    for (const threads of [1, 2, 4]) opened.set(threads, openBuiltin({ threads, startThread }));
  });
  afterAll(() => {
    for (const engine of opened.values()) engine.dispose();
  });

  const stack = (kind: (typeof KINDS)[number]): readonly LayerConfig[] => [
    recurrent(kind, { units: 20, returnSequences: true, dropout: 0.2 }),
    recurrent(kind, { units: 24, goBackwards: true, returnSequences: true }),
    recurrent(kind, { units: 20, dropout: 0.2, recurrentDropout: 0.3 }),
  ];
  const networks: readonly (readonly [string, readonly LayerConfig[]])[] = [
    ...KINDS.map((kind) => [kind, stack(kind)] as const),
    [
      'both ways',
      [bothWays('LSTM', 'sum', { units: 18, returnSequences: true }), bothWays('GRU', 'concat')],
    ],
    [
      'Embedding and Dense',
      [
        newLayer('Dense', { units: 70, activation: 'tanh' }),
        newLayer('Dense', { units: 9, activation: 'relu' }),
        flatten,
        newLayer('Embedding', { inputDim: 3, outputDim: 20 }),
        recurrent('GRU', { resetAfter: false }),
      ],
    ],
  ];

  it.each(networks)('for 1, 2 and 4 threads: %s', (_name, layers) => {
    const data = samples([6, 5], 75);
    const network = definition(30, [...layers, output], { inputShape: [6, 5] });
    const run = { steps: 6, batchSize: 32 };
    const [one, two, four] = [1, 2, 4].map((threads) =>
      everything(train(opened.get(threads)!, data, network, run)),
    );
    expect(two).toEqual(one);
    expect(four).toEqual(one);
  });
});

it.each(KINDS)(
  '%s gives a sample the same bits whether or not all others begin as it does',
  (kind) => {
    const network = definition(18, [recurrent(kind, { units: 12 }), output], {
      inputShape: [6, 3],
    });
    const model = valueOf(engines.plain.build({ ...network, maxBatchSize: 40 }));
    const shared = Float32Array.from({ length: 40 * 18 }, (_, i) =>
      i % 18 < 9 ? Math.sin(i % 18) : Math.sin(i),
    );
    const answers = Float32Array.from(model.predict(shared, 40));
    const apart = Float32Array.from(shared);
    apart.fill(0.5, 7 * 18, 8 * 18);
    const others = Float32Array.from(model.predict(apart, 40));
    const without = (values: Float32Array) => [
      ...values.subarray(0, 7 * CLASSES),
      ...values.subarray(8 * CLASSES),
    ];
    expect(without(others)).toEqual(without(answers));
  },
);

it.each(KINDS)('%s stays with the reference over 60 steps of Adam', (kind) => {
  const layers = [bothWays(kind, 'concat', { returnSequences: true }), recurrent(kind), output];
  const optimizer = newOptimizer('Adam') as OptimizerConfig;
  const network = definition(15, layers, { inputShape: [5, 3], optimizer });
  const run = { steps: 60, batchSize: 16 };
  const data = samples([5, 3]);
  const exact = train(reference, data, network, run);
  const { losses, state } = train(engines.plain, data, network, run);
  expectClose('losses', losses, exact.losses, TOLERANCE);
  for (const [i, { name, data: weights }] of exact.state.weights.entries()) {
    expectClose(name, state.weights[i]!.data, weights, TOLERANCE);
  }
});
