import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newLayer, type LayerConfig } from '../../../contract/layers/registry';
import { newOptimizer } from '../../../contract/optimizers/registry';
import type { Shape } from '../../../contract/shapes';
import { PASS_NAMES, type PassName } from '../../../engine/builtin/passes/registry';
import type { Engine, ModelDefinition, SampleData } from '../../../engine/engine';
import { sizeOf } from '../../../contract/shapes';
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

interface Trial {
  readonly name: string;
  readonly input: Shape;
  readonly layers: readonly LayerConfig[];
  /** The passes that have something to do. */
  readonly passes: readonly PassName[];
}

const conv = (filters: number, values: Parameters<typeof newLayer<'Conv2D'>>[1] = {}) =>
  newLayer('Conv2D', { filters, activation: 'relu', ...values });
const pool = newLayer('MaxPooling2D');
const end = [newLayer('Flatten'), dense(4, 'softmax')];

const TRIALS: readonly Trial[] = [
  {
    name: 'the tutorial’s kind of network, odd sizes',
    input: [12, 11, 1],
    layers: [conv(16), pool, conv(16), pool, ...end],
    passes: ['pooledConvolution', 'winograd'],
  },
  {
    name: 'same padding, no activation, no bias',
    input: [8, 7, 3],
    layers: [
      conv(20, { padding: 'same', useBias: false }),
      pool,
      conv(12, { padding: 'same', activation: 'linear' }),
      pool,
      ...end,
    ],
    passes: ['pooledConvolution'],
  },
  {
    name: '3 × 3 convolutions without pooling, odd sizes',
    input: [7, 5, 2],
    layers: [
      conv(16, { activation: 'tanh' }),
      conv(20, { padding: 'same', activation: 'tanh' }),
      ...end,
    ],
    passes: ['winograd'],
  },
  {
    name: 'strides under pooling',
    input: [13, 13, 4],
    layers: [
      conv(8, { kernelSize: [2, 2] }),
      conv(8, { kernelSize: [3, 2], strides: [2, 1] }),
      pool,
      ...end,
    ],
    passes: ['pooledConvolution'],
  },
];

/** With momentum from rest and rate 1, the slot is minus the gradient after one step: nothing cancels. */
const gradientOptimizer = newOptimizer('SGD', { learningRate: 1, momentum: 0.5 });
const TOLERANCE = 1e-5;

function samplesOf(input: Shape): SampleData {
  const data = madeSamples({ count: 37, width: sizeOf(input), classes: 4, type: 'floats' });
  return { ...data, inputShape: input };
}

function networkOf(
  { input, layers }: Trial,
  changes: Partial<ModelDefinition> = {},
): ModelDefinition {
  return definition(sizeOf(input), layers, { inputShape: input, ...changes });
}

describe.each(['reproducible', 'fast'] as const)('convolution passes, %s', (precision) => {
  const engines: Engine[] = [];
  const open = (options: Parameters<typeof openBuiltin>[0]) => {
    const engine = openBuiltin({ precision, ...options });
    engines.push(engine);
    return engine;
  };
  afterAll(() => {
    for (const engine of engines) engine.dispose();
  });

  describe.each(TRIALS)('$name', (trial) => {
    const data = samplesOf(trial.input);
    const without = PASS_NAMES.filter((name) => !trial.passes.includes(name));

    it.each(trial.passes.map((pass) => [pass, [...without, pass]] as const))(
      '%s: outputs, loss and gradients of the generic path',
      (_pass, passes) => {
        const network = networkOf(trial, { optimizer: gradientOptimizer });
        for (const batchSize of [1, 37]) {
          const run = { steps: 1, batchSize };
          const generic = train(open({ passes: without }), data, network, run);
          const passed = train(open({ passes }), data, network, run);
          expectClose('outputs', passed.outputs, generic.outputs, TOLERANCE);
          expectClose('loss', passed.losses, generic.losses, TOLERANCE);
          for (const [i, { name, data: slot }] of generic.state.slots.entries()) {
            expectClose(name, passed.state.slots[i]!.data, slot, TOLERANCE);
          }
        }
      },
    );
  });

  describe('the same bits', () => {
    let startThread: Awaited<ReturnType<typeof bundledThreads>>;
    beforeAll(async () => {
      startThread = await bundledThreads();
    });

    it.each(TRIALS)('$name: with 1, 2 and 4 threads, passes or not', (trial) => {
      const data = samplesOf(trial.input);
      const network = networkOf(trial);
      const run = { steps: 6, batchSize: 16 };
      for (const passes of [PASS_NAMES, []]) {
        const one = everything(train(open({ passes }), data, network, run));
        for (const threads of [2, 4]) {
          const more = train(open({ passes, threads, startThread }), data, network, run);
          expect(everything(more)).toEqual(one);
        }
      }
    });
  });
});
