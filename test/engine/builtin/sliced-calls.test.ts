import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newLayer, type LayerConfig } from '../../../contract/layers/registry';
import { newOptimizer } from '../../../contract/optimizers/registry';
import type { Shape } from '../../../contract/shapes';
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
import { bundledThreads } from '../../support/node-threads';

/** So little that every call is made as many. */
const SMALLEST = 50;
const COUNT = 7;
const run = { steps: 4, batchSize: 5 };

const image = (...layers: readonly LayerConfig[]) => [...layers, newLayer('Flatten')];
const conv = (changes: Parameters<typeof newLayer<'Conv2D'>>[1]) => newLayer('Conv2D', changes);
const overlapping = { poolSize: [2, 2], strides: [1, 1] } as const;
const NETWORKS: Readonly<Record<string, readonly [Shape, readonly LayerConfig[]]>> = {
  'wide layers': [[37], [dense(90, 'gelu'), dense(70, 'relu'), dense(66, 'relu')]],
  'narrow layers': [[130], [dense(20, 'tanh'), newLayer('Dropout'), dense(9, 'sigmoid')]],
  'the same layer at every step': [
    [5, 12],
    [dense(70, 'relu'), dense(11, 'relu')],
  ],
  'Winograd’s filtering': [
    [9, 8, 16],
    image(conv({ filters: 20, padding: 'same' }), conv({ filters: 16 })),
  ],
  'pooled convolutions': [
    [12, 12, 3],
    image(
      conv({ filters: 12, activation: 'relu' }),
      newLayer('MaxPooling2D'),
      conv({ filters: 9, activation: 'relu' }),
      newLayer('MaxPooling2D'),
    ),
  ],
  'pooled convolutions by Winograd': [
    [14, 14, 16],
    image(
      conv({ filters: 20, activation: 'relu' }),
      newLayer('MaxPooling2D'),
      conv({ filters: 16, activation: 'relu', padding: 'same' }),
      newLayer('MaxPooling2D'),
    ),
  ],
  'direct convolutions': [
    [9, 9, 3],
    image(
      conv({ filters: 12, kernelSize: [2, 3], strides: [2, 1], padding: 'same' }),
      conv({ filters: 9, kernelSize: [3, 2], dilationRate: [1, 2] }),
    ),
  ],
  'groups and channels apart': [
    [8, 8, 6],
    image(
      conv({ filters: 12, groups: 3 }),
      newLayer('DepthwiseConv2D', { padding: 'same' }),
      newLayer('BatchNormalization'),
      newLayer('AveragePooling2D'),
    ),
  ],
  // 16 lines of 3: a whole vector ends where the next sample begins, not where a line does.
  'averages of whole rows': [[17, 4, 1], image(newLayer('AveragePooling2D', overlapping))],
  'winners of whole rows': [[17, 4, 1], image(newLayer('MaxPooling2D', overlapping))],
  'channels apart in whole rows': [
    [17, 4, 1],
    image(newLayer('DepthwiseConv2D', { kernelSize: [2, 2] })),
  ],
  'all sorts of images': [
    [7, 7, 5],
    image(
      newLayer('ZeroPadding2D'),
      newLayer('UpSampling2D'),
      newLayer('MaxPooling2D', { poolSize: [3, 3], strides: [2, 2], padding: 'same' }),
      newLayer('LayerNormalization'),
      newLayer('GaussianNoise'),
      newLayer('SpatialDropout2D'),
    ),
  ],
  LSTM: [
    [6, 5],
    [newLayer('LSTM', { units: 13, returnSequences: true }), newLayer('LSTM', { units: 9 })],
  ],
  'LSTM of other activations': [
    [6, 5],
    [newLayer('LSTM', { units: 13, activation: 'gelu', recurrentActivation: 'hard_sigmoid' })],
  ],
  GRU: [
    [6, 5],
    [
      newLayer('GRU', { units: 13, returnSequences: true }),
      newLayer('GRU', { units: 9, resetAfter: false, dropout: 0.3 }),
    ],
  ],
  SimpleRNN: [
    [6, 5],
    [
      newLayer('SimpleRNN', { units: 13, returnSequences: true, goBackwards: true }),
      newLayer('SimpleRNN', { units: 9 }),
    ],
  ],
};

describe.each([1, 2])('calls made as many, with %i threads', (threads) => {
  let startThread: StartThread;
  const opened: Engine[] = [];
  /** Whole, and two sizes of pieces. */
  const engines = (): readonly Engine[] => {
    const works = [{}, { workOfPiece: SMALLEST }, { workOfPiece: 5000 }];
    if (opened.length === 0) {
      opened.push(...works.map((work) => openBuiltin({ threads, startThread, ...work })));
    }
    return opened;
  };
  beforeAll(async () => {
    startThread = await bundledThreads();
  });
  afterAll(() => {
    for (const engine of opened) engine.dispose();
  });

  it.each(Object.entries(NETWORKS))('come to the same bits in %s', (_name, [shape, hidden]) => {
    const width = shape.reduce((product, axis) => product * axis, 1);
    const layers = [...hidden, newLayer('Flatten'), dense(4, 'softmax')];
    const network = definition(0, layers, {
      inputShape: shape,
      maxBatchSize: run.batchSize,
      optimizer: newOptimizer('Adam', { clipnorm: 0.5 }),
    });
    const samples = madeSamples({ count: COUNT, width, classes: 4, type: 'bytes' });
    const [whole, sliced, some] = engines().map((engine) => {
      const training = train(engine, { ...samples, inputShape: shape }, network, run);
      training.model.dispose();
      return everything(training);
    });
    expect(sliced).toEqual(whole);
    expect(some).toEqual(whole);
  });
});
