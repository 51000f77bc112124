import { describe, expect, it } from 'vitest';
import { newLayer, type LayerConfig } from '../../../contract/layers/registry';
import { summarizeNetwork } from '../../../contract/network';
import { newOptimizer } from '../../../contract/optimizers/registry';
import type { Shape } from '../../../contract/shapes';
import { PASS_NAMES } from '../../../engine/builtin/passes/registry';
import { workOf } from '../../../engine/builtin/plan/call-slices';
import { planNetwork } from '../../../engine/builtin/plan/network-plan';
import { WORK_OF_WHOLE } from '../../../engine/builtin/plan/pieces';
import type { ScheduledCall } from '../../../engine/builtin/plan/schedule';
import { shareOf } from '../../../engine/builtin/plan/shares';
import { resultOf } from '../../../engine/pieces';
import { definition, dense } from '../../support/builtin-engine';

const THREADS = 2;
/** Multiplications of one thread in one piece: some 20 ms of a core. */
const BOUND = 4e8;

const conv = (changes: Parameters<typeof newLayer<'Conv2D'>>[1]) =>
  newLayer('Conv2D', { activation: 'relu', padding: 'same', ...changes });
const end = [newLayer('GlobalAveragePooling2D'), dense(10, 'softmax')];
const wide = (units: number) => newLayer('Dense', { units, activation: 'relu' });

interface Worst {
  readonly input: Shape;
  readonly rows: number;
  readonly layers: readonly LayerConfig[];
}

const NETWORKS: Readonly<Record<string, Worst>> = {
  'convolutions of 1024 channels': {
    input: [28, 28, 1],
    rows: 32,
    layers: [conv({ filters: 1024 }), conv({ filters: 1024 }), ...end],
  },
  'the same under max pooling': {
    input: [28, 28, 1],
    rows: 32,
    layers: [
      conv({ filters: 1024 }),
      newLayer('MaxPooling2D'),
      conv({ filters: 1024 }),
      newLayer('MaxPooling2D'),
      ...end,
    ],
  },
  'convolutions of 512 channels with 5 × 5 kernels': {
    input: [28, 28, 1],
    rows: 128,
    layers: [
      conv({ filters: 512, kernelSize: [5, 5] }),
      newLayer('BatchNormalization'),
      conv({ filters: 512, kernelSize: [5, 5], activation: 'linear' }),
      newLayer('BatchNormalization'),
      newLayer('Activation', { activation: 'relu' }),
      ...end,
    ],
  },
  '4096 channels': {
    input: [7, 7, 16],
    rows: 8,
    layers: [conv({ filters: 4096 }), conv({ filters: 2048 }), ...end],
  },
  'groups, and channels apart': {
    input: [28, 28, 1],
    rows: 64,
    layers: [
      conv({ filters: 1024 }),
      conv({ filters: 1024, groups: 2 }),
      newLayer('DepthwiseConv2D', { kernelSize: [7, 7], padding: 'same' }),
      ...end,
    ],
  },
  'convolutions of sequences': {
    input: [1024, 64],
    rows: 64,
    layers: [
      newLayer('Conv1D', { filters: 512, kernelSize: 9 }),
      newLayer('MaxPooling1D'),
      newLayer('Conv1D', { filters: 1024, kernelSize: 9 }),
      newLayer('GlobalAveragePooling1D'),
      dense(10, 'softmax'),
    ],
  },
  'layers of 8192 units': {
    input: [784],
    rows: 8192,
    layers: [wide(8192), wide(8192), dense(10, 'softmax')],
  },
  'few units on a million inputs': {
    input: [1000, 1000],
    rows: 4,
    layers: [newLayer('Flatten'), dense(40, 'relu'), dense(10, 'softmax')],
  },
  'an LSTM of 2048 units': {
    input: [28, 28],
    rows: 128,
    layers: [newLayer('LSTM', { units: 2048 }), dense(10, 'softmax')],
  },
  'a GRU of 2048 units over a long sequence': {
    input: [500, 64],
    rows: 32,
    layers: [newLayer('GRU', { units: 2048 }), dense(10, 'softmax')],
  },
  'a large embedding': {
    input: [256],
    rows: 512,
    layers: [
      newLayer('Embedding', { inputDim: 100_000, outputDim: 512 }),
      newLayer('SimpleRNN', { units: 1024, returnSequences: true }),
      newLayer('Dense', { units: 1000, activation: 'gelu' }),
      newLayer('GlobalAveragePooling1D'),
      dense(10, 'softmax'),
    ],
  },
  'images made large': {
    input: [28, 28, 1],
    rows: 4,
    layers: [
      conv({ filters: 16 }),
      newLayer('UpSampling2D', { size: [16, 16] }),
      newLayer('Dropout'),
      conv({ filters: 16 }),
      newLayer('AveragePooling2D'),
      ...end,
    ],
  },
};

const PROGRAMS = ['train bytes classes', 'evaluate classes', 'predict', 'flush'] as const;

function largestPieces({ input, rows, layers }: Worst): readonly number[] {
  const optimizer = newOptimizer('Adam', { clipnorm: 1 });
  const network = definition(0, layers, { inputShape: input, maxBatchSize: rows, optimizer });
  const summary = summarizeNetwork(input, layers);
  if (!summary.ok) throw new Error(summary.problem);
  const options = { threads: THREADS, passes: PASS_NAMES, hasSparseBytes: true };
  const { programs } = planNetwork(network, summary.layers, options, 0);
  return PROGRAMS.map((name) => {
    const { pieces } = resultOf(programs.get(name)!());
    const works = pieces.flatMap(({ stages }) => {
      const ofPart = Array.from({ length: THREADS }, (_, part) =>
        stages.flatMap((stage) => stage[part] ?? []).map((call) => workOfCall(call, rows)),
      );
      return ofPart.map((some) => some.reduce((sum, work) => sum + work, 0));
    });
    return Math.max(...works);
  });
}

/** With the samples of a full batch, as the thread would find them. */
function workOfCall(call: ScheduledCall, rows: number): number {
  if (call.rows === undefined) return workOf(call, { part: rows, all: rows });
  const { unit } = call.rows;
  const { from, to } = shareOf(Math.ceil(rows / unit), call.rows);
  const part = Math.min(rows, to * unit) - Math.min(rows, from * unit);
  return part === 0 ? 0 : workOf(call, { part, all: rows });
}

describe('the largest piece of work', () => {
  it.each(Object.entries(NETWORKS))('is a moment’s in a network of %s', (_name, worst) => {
    for (const work of largestPieces(worst)) expect(work).toBeLessThan(BOUND);
  });

  it('is no more where a program is not worth being cut', () => {
    expect(WORK_OF_WHOLE).toBeLessThanOrEqual(BOUND);
  });
});
