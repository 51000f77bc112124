import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failure } from '../../../contract/errors';
import { LAYER_KINDS, newLayer, type LayerConfig } from '../../../contract/layers/registry';
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
  const input = new Float32Array(WIDTH).fill(0.5);
  const order = Uint32Array.from({ length: 75 }, (_, i) => (i * 7 + 3) % 75);
  beforeAll(async () => {
    startThread = await bundledThreads();
    engine = openBuiltin({ threads, startThread, workOfPiece: 150_000 });
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

  it('is left after any piece: undone, and can be done anew; or, once its result stands, done', () => {
    const other = valueOf(whole.build(network));
    const others = valueOf(whole.load(data));
    const left = { undone: 0, standing: 0, done: 0 };
    for (let step = 0; left.done === 0; step++) {
      const start = (step * 8) % 64;
      const before = model.getState();
      const work = model.trainBatchInPieces(samples, order, start, 8);
      let turn = work.next();
      for (let piece = 0; piece < step && turn.done !== true; piece++) turn = work.next();
      work.return({ lossSum: 0, count: 0, outputs: new Float32Array(0) });
      if (turn.value === undefined) {
        expect(model.getState()).toEqual(before);
        model.trainBatch(samples, order, start, 8);
      }
      const { lossSum, outputs } = other.trainBatch(others, order, start, 8);
      if (turn.value !== undefined) {
        expect({ ...turn.value, outputs: [...turn.value.outputs] }).toEqual({
          lossSum,
          count: 8,
          outputs: [...outputs],
        });
      }
      left[turn.value === undefined ? 'undone' : turn.done === true ? 'done' : 'standing']++;
      // What is left of it is done whatever is asked first: this, or the next step.
      if (step % 2 === 0) expect(model.getState()).toEqual(other.getState());
      if (step % 3 === 0) expect(model.predict(input, 1)).toEqual(other.predict(input, 1));
      if (step % 3 === 1) model.evaluateBatch(samples, order, 0, 20);
    }
    expect(model.getState()).toEqual(other.getState());
    expect(left.undone).toBeGreaterThan(5);
    expect(left.standing).toBeGreaterThan(2);
  });

  it('is caught up with before its state is set, and other models do not disturb it', () => {
    const state = model.getState();
    const work = model.trainBatchInPieces(samples, order, 0, 8);
    while (work.next().value === undefined);
    work.return({ lossSum: 0, count: 0, outputs: new Float32Array(0) });
    const second = valueOf(engine.build(network));
    valueOf(second.setState(state));
    second.trainBatch(samples, order, 0, 8, 0.5);
    second.setState(state);
    second.trainBatch(samples, order, 0, 8);
    expect(model.getState()).toEqual(second.getState());
    second.dispose();
  });

  it('lets its state be seen amid an evaluation', () => {
    const state = model.getState();
    const work = model.evaluateBatchInPieces(samples, order, 0, 40);
    work.next();
    expect(model.getState()).toEqual(state);
    expect(() => model.predict(input, 1)).toThrow('under way');
    work.return({ lossSum: 0, count: 0, outputs: new Float32Array(0) });
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

describe.each([1, 2])('a prediction in pieces, with %i threads', (threads) => {
  it('answers as one at once, and can be left amid it', async () => {
    const startThread = await bundledThreads();
    const engine = openBuiltin({ threads, startThread, workOfPiece: 5000 });
    const whole = openBuiltin({ threads, startThread });
    const inputs = Float32Array.from({ length: 40 * WIDTH }, (_, i) => Math.sin(i));
    const model = valueOf(engine.build(network));
    const expected = [...valueOf(whole.build(network)).predict(inputs, 40)];
    const left = model.predictInPieces!(inputs, 40);
    for (let piece = 0; piece < 3; piece++) expect(left.next().done).toBe(false);
    expect(() => model.predict(inputs, 1)).toThrow('under way');
    left.return(new Float32Array(0));
    const work = model.predictInPieces!(inputs, 40);
    let [turn, pieces] = [work.next(), 1];
    for (; turn.done !== true; pieces++) turn = work.next();
    expect(pieces).toBeGreaterThan(5);
    expect([...turn.value]).toEqual(expected);
    expect([...model.predict(inputs, 40)]).toEqual(expected);
    engine.dispose();
    whole.dispose();
  });
});

describe('a build in pieces', () => {
  const large = definition(200, [dense(700, 'relu'), dense(300, 'tanh'), dense(10, 'softmax')]);

  it('has the weights of one at once, and leaves no memory taken when it is left', () => {
    const engine = openBuiltin();
    const whole = valueOf(engine.build(large)).getState();
    const taken = () => {
      const model = valueOf(engine.build(large));
      const { byteOffset } = model.predict(new Float32Array(200), 1);
      model.dispose();
      return byteOffset;
    };
    const before = taken();
    const work = buildInPieces(engine);
    for (let piece = 0; piece < 3; piece++) expect(work.next().done).toBe(false);
    work.return(failure('startStopped', 'for a test'));
    expect(taken()).toBe(before);
    let pieces = 0;
    const again = buildInPieces(engine);
    let turn = again.next();
    for (; turn.done !== true; turn = again.next()) pieces++;
    expect(pieces).toBeGreaterThan(3);
    expect(valueOf(turn.value).getState()).toEqual(whole);
    engine.dispose();
  });

  function buildInPieces(engine: Engine) {
    return engine.buildInPieces!(large);
  }
});
