import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAYER_KINDS, newLayer, type LayerConfig } from '../../../contract/layers/registry';
import { cutsFor } from '../../../engine/builtin/plan/pieces';
import { summarizeNetwork } from '../../../contract/network';
import type { StartThread } from '../../../engine/builtin/threads/messages';
import type { Engine, Model, SampleSet } from '../../../engine/engine';
import {
  definition,
  dense,
  everything,
  madeSamples,
  openBuiltin,
  train,
} from '../../support/builtin-engine';
import { bundledThreads } from '../../support/node-threads';
import { valueOf } from '../../support/results';

const WIDTH = 50;
const data = madeSamples({ count: 75, width: WIDTH, classes: 10, type: 'floats' });
const bytes = madeSamples({ count: 75, width: WIDTH, classes: 10, type: 'bytes' });
const run = { steps: 7, batchSize: 32 };
const kept: readonly LayerConfig[] = (LAYER_KINDS as readonly string[]).includes(
  'BatchNormalization',
)
  ? [newLayer('BatchNormalization' as 'Flatten')]
  : [];
const layers: readonly LayerConfig[] = [
  dense(65, 'gelu'),
  ...kept,
  { kind: 'Dropout', rate: 0.3 },
  dense(80, 'relu'),
  dense(10, 'softmax'),
];
const network = definition(WIDTH, layers);

describe.each([1, 2])('a step in pieces, with %i threads', (threads) => {
  let startThread: StartThread;
  let engine: Engine;
  let whole: Engine;
  let model: Model;
  let samples: SampleSet;
  const order = Uint32Array.from({ length: 75 }, (_, i) => (i * 7 + 3) % 75);
  beforeAll(async () => {
    startThread = await bundledThreads();
    engine = openBuiltin({ threads, startThread, cuts: 3 });
    whole = openBuiltin({ threads, startThread });
    model = valueOf(engine.build(network));
    samples = valueOf(engine.load(data));
  });
  afterAll(() => {
    engine.dispose();
    whole.dispose();
  });

  it.each([data, bytes])('has the bits of a whole one', (set) => {
    expect(everything(train(engine, set, network, run))).toEqual(
      everything(train(whole, set, network, run)),
    );
  });

  it('leaves everything as it was when left undone after any piece, and can be done anew', () => {
    const other = valueOf(whole.build(network));
    const others = valueOf(whole.load(data));
    let pieces = 0;
    for (let start = 0; start < 64; start += 8) {
      const before = model.getState();
      const work = model.trainBatchInPieces(samples, order, start, 8);
      let isDone = false;
      for (let piece = 0; piece <= pieces && !isDone; piece++) isDone = work.next().done === true;
      work.return({ lossSum: 0, count: 0, outputs: new Float32Array(0) });
      if (!isDone) {
        expect(model.getState()).toEqual(before);
        model.trainBatch(samples, order, start, 8);
      }
      pieces += 3;
      other.trainBatch(others, order, start, 8);
    }
    expect(model.getState()).toEqual(other.getState());
  });

  it('lets nobody see the model half done', () => {
    const work = model.trainBatchInPieces(samples, order, 0, 8);
    work.next();
    expect(() => model.getState()).toThrow('under way');
    expect(() => model.predict(new Float32Array(WIDTH), 1)).toThrow('under way');
    work.return({ lossSum: 0, count: 0, outputs: new Float32Array(0) });
    expect(model.predict(new Float32Array(WIDTH), 1)).toHaveLength(10);
  });

  it('evaluates in pieces as at once', () => {
    const work = model.evaluateBatchInPieces(samples, order, 0, 40);
    let [turn, pieces] = [work.next(), 1];
    for (; turn.done !== true; pieces++) turn = work.next();
    const { lossSum, outputs } = turn.value;
    const inPieces = { lossSum, outputs: [...outputs] };
    const atOnce = model.evaluateBatch(samples, order, 0, 40);
    expect(pieces).toBeGreaterThan(3);
    expect(inPieces).toEqual({ lossSum: atOnce.lossSum, outputs: [...atOnce.outputs] });
  });
});

describe('the number of cuts', () => {
  const cuts = (units: number, rows: number, threads: number) => {
    const summary = summarizeNetwork([784], [dense(units, 'relu'), dense(units, 'relu')]);
    return cutsFor(summary.layers, rows, threads);
  };

  it('is one where a step takes a moment', () => {
    expect(cuts(128, 256, 1)).toBe(1);
    expect(cuts(512, 256, 2)).toBe(1);
  });

  it('grows with the work of a step and falls with the threads', () => {
    expect(cuts(8192, 4096, 1)).toBeGreaterThan(100);
    expect(cuts(8192, 4096, 2)).toBeLessThan(cuts(8192, 4096, 1));
  });
});
