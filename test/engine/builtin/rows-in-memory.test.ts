import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newLayer, type LayerConfig } from '../../../contract/layers/registry';
import { summarizeNetwork } from '../../../contract/network';
import { sizeOf, type Shape } from '../../../contract/shapes';
import { memoryBytes } from '../../../engine/builtin/model-memory';
import { PASS_NAMES } from '../../../engine/builtin/passes/registry';
import { planNetwork } from '../../../engine/builtin/plan/network-plan';
import { EVALUATION_BYTES, rowsInMemory } from '../../../engine/builtin/rows-in-memory';
import type { StartThread } from '../../../engine/builtin/threads/messages';
import type { Engine, Model } from '../../../engine/engine';
import { definition, dense, madeSamples, openBuiltin } from '../../support/builtin-engine';
import { bundledThreads } from '../../support/node-threads';
import { valueOf } from '../../support/results';

describe('the samples that a model has room for', () => {
  const bytesFor = (rows: number) => 1000 + 100 * rows;

  it('are all of an evaluation where they take little', () => {
    expect(rowsInMemory({ training: 32, largest: 256 }, bytesFor)).toBe(256);
    expect(rowsInMemory({ training: 300, largest: 300 }, bytesFor)).toBe(300);
  });

  it('are those of a training step, and as many more as the room for evaluations holds', () => {
    expect(rowsInMemory({ training: 32, largest: 256 }, bytesFor, 10_000)).toBe(128);
    expect(rowsInMemory({ training: 33, largest: 256 }, bytesFor, 50)).toBe(33);
    expect(rowsInMemory({ training: 1, largest: 256 }, bytesFor, 400)).toBe(1);
  });

  it('keep a network of a thousand steps within reach', () => {
    const inputShape = [1000, 28];
    const layers = [newLayer('LSTM', { units: 128 }), dense(10, 'softmax')];
    const summary = summarizeNetwork(inputShape, layers);
    const bytes = (rows: number) => {
      const network = definition(0, layers, { inputShape, maxBatchSize: rows });
      const options = { threads: 1, passes: PASS_NAMES, hasSparseBytes: false };
      const { byteLength } = planNetwork(network, summary.layers, options, 0);
      return memoryBytes(byteLength, { rows, inputWidth: sizeOf(inputShape) });
    };
    const rows = rowsInMemory({ training: 32, largest: 256 }, bytes);
    expect(bytes(rows) - bytes(32)).toBeLessThanOrEqual(EVALUATION_BYTES);
    expect(bytes(rows)).toBeLessThan(bytes(256) / 5);
  });
});

const STEPS = [7, 6];
const IMAGE = [8, 9, 3];
const end = [newLayer('Flatten'), dense(5, 'softmax')];
const NETWORKS: Readonly<Record<string, readonly [Shape, readonly LayerConfig[]]>> = {
  Dense: [[13], [dense(70, 'tanh'), dense(9, 'gelu'), dense(5, 'softmax')]],
  'a regularized layer': [
    [13],
    [newLayer('Dense', { units: 5, kernelRegularizer: { kind: 'L2', l2: 0.1 } }), ...end],
  ],
  convolutions: [
    IMAGE,
    [
      newLayer('Conv2D', { filters: 6, padding: 'same' }),
      newLayer('BatchNormalization'),
      newLayer('Conv2D', { filters: 5 }),
      newLayer('MaxPooling2D'),
      ...end,
    ],
  ],
  LSTM: [STEPS, [newLayer('LSTM', { units: 9, returnSequences: true }), ...end]],
  GRU: [STEPS, [newLayer('GRU', { units: 9 }), ...end]],
};
const COUNT = 45;

describe.each([1, 2])('evaluations in parts, with %i threads', (threads) => {
  let startThread: StartThread;
  let narrow: Engine;
  let wide: Engine;
  beforeAll(async () => {
    startThread = await bundledThreads();
    narrow = openBuiltin({ threads, startThread, evaluationBytes: 0 });
    wide = openBuiltin({ threads, startThread });
  });
  afterAll(() => {
    narrow.dispose();
    wide.dispose();
  });

  const cases = Object.entries(NETWORKS).flatMap(([name, network]) =>
    (['floats', 'bytes', 'dense bytes'] as const).map((type) => [name, type, network] as const),
  );
  it.each(cases)('have the bits of one, through %s of %s', (_name, type, [inputShape, layers]) => {
    const made = madeSamples({ count: COUNT, width: sizeOf(inputShape), classes: 5, type });
    const sampleWeights = Float32Array.from({ length: COUNT }, (_, i) => 0.3 + (i % 4));
    const order = Uint32Array.from({ length: COUNT }, (_, i) => (i * 7 + 3) % COUNT);
    const inputs = Float32Array.from(made.inputs, (value) => value * made.inputScale);
    const results = [narrow, wide].map((engine) => {
      const samples = valueOf(engine.load({ ...made, inputShape, sampleWeights }));
      const size = { maxBatchSize: COUNT, trainBatchSize: 7 };
      const model = valueOf(engine.build(definition(0, layers, { inputShape, ...size })));
      model.trainBatch(samples, order, 0, 7);
      const evaluated = model.evaluateBatch(samples, order, 2, 40);
      const { lossSum, count } = evaluated;
      const outputs = [...evaluated.outputs];
      const predicted = [...model.predict(inputs, COUNT)];
      // What was made ready for the next step is still ready.
      model.trainBatch(samples, order, 7, 7);
      const { weights, slots } = model.getState();
      model.dispose();
      samples.dispose();
      return { lossSum, count, outputs, predicted, weights, slots };
    });
    expect(results[0]).toEqual(results[1]);
  });

  it('are left between two parts, and the model goes on', () => {
    const samples = valueOf(
      narrow.load(madeSamples({ count: COUNT, width: 13, classes: 5, type: 'floats' })),
    );
    const network = definition(13, [dense(5, 'softmax')], {
      maxBatchSize: COUNT,
      trainBatchSize: 7,
    });
    const model: Model = valueOf(narrow.build(network));
    const order = Uint32Array.from({ length: COUNT }, (_, i) => i);
    const work = model.evaluateBatchInPieces(samples, order, 0, COUNT);
    expect(work.next().done).toBe(false);
    work.return({ lossSum: 0, count: 0, outputs: new Float32Array(0) });
    expect(model.evaluateBatch(samples, order, 0, COUNT).outputs).toHaveLength(5 * COUNT);
    expect(() => model.trainBatch(samples, order, 0, 8)).toThrow(RangeError);
  });
});
