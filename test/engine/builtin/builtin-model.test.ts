import { newLayer } from '../../../contract/layers/registry';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newOptimizer } from '../../../contract/optimizers/registry';
import type { Engine } from '../../../engine/engine';
import { definition, dense, madeSamples, openBuiltin, train } from '../../support/builtin-engine';
import { expectClose } from '../../support/closeness';
import { errorOf, valueOf } from '../../support/results';

const layers = [dense(20, 'relu'), dense(4, 'softmax')];
const sparse = madeSamples({ count: 30, width: 18, classes: 4, type: 'bytes' });
const floats = madeSamples({ count: 30, width: 18, classes: 4, type: 'floats', series: 1 });
const indices = Uint32Array.from({ length: 30 }, (_, i) => i);

describe('a model of the built-in engine', () => {
  let engine: Engine;
  beforeEach(() => {
    engine = openBuiltin();
  });
  afterEach(() => {
    engine.dispose();
  });

  it('predicts what it answers in an evaluation, from bytes and from floats', () => {
    for (const data of [sparse, floats]) {
      const samples = valueOf(engine.load(data));
      const model = valueOf(engine.build(definition(18, layers)));
      const scale = 1 / data.inputScale;
      const inputs = Float32Array.from(data.inputs.subarray(0, 7 * 18), (value) => value / scale);
      const evaluated = [...model.evaluateBatch(samples, indices, 0, 7).outputs];
      expect([...model.predict(inputs, 7)]).toEqual(evaluated);
      expect([...model.predict(inputs, 1)]).toEqual(evaluated.slice(0, 4));
      samples.dispose();
    }
  });

  it('can change from sparse bytes to floats and back, keeping weights and optimizer state', () => {
    const sets = [sparse, floats, sparse].map((data) => valueOf(engine.load(data)));
    const model = valueOf(engine.build(definition(18, layers)));
    const other = openBuiltin({ passes: ['fusedCrossentropy'] });
    const otherSets = [sparse, floats, sparse].map((data) => valueOf(other.load(data)));
    const expected = valueOf(other.build(definition(18, layers)));
    for (const [turn, set] of sets.entries()) {
      model.trainBatch(set, indices, 4, 9);
      expected.trainBatch(otherSets[turn]!, indices, 4, 9);
    }
    expect(model.getState()).toEqual(expected.getState());
  });

  it('scales floats on the way in', () => {
    const scaled = valueOf(
      engine.load({ ...floats, inputs: floats.inputs.map((x) => x * 4), inputScale: 0.25 }),
    );
    const plain = valueOf(engine.load(floats));
    const model = valueOf(engine.build(definition(18, layers)));
    const outputs = [...model.evaluateBatch(plain, indices, 0, 5).outputs];
    expectClose('outputs', model.evaluateBatch(scaled, indices, 0, 5).outputs, outputs, 1e-6);
  });

  it('takes the learning rate of a call in place of the optimizer’s', () => {
    const run = (learningRate?: number) => {
      const model = valueOf(engine.build(definition(18, layers)));
      model.trainBatch(valueOf(engine.load(floats)), indices, 0, 9, learningRate);
      return model.getState().weights;
    };
    expect(run(0.001)).toEqual(run());
    expect(run(0.01)).not.toEqual(run());
  });

  it('shows a diverged run as a loss that is no number', () => {
    const optimizer = newOptimizer('SGD', { learningRate: 10 });
    const network = definition(
      18,
      [dense(20, 'relu'), newLayer('Dense', { units: 4, activation: 'exponential' })],
      {
        loss: { kind: 'mean_squared_error' },
        optimizer,
      },
    );
    const { losses } = train(engine, floats, network, { steps: 40, batchSize: 10 });
    expect(losses.some((loss) => !Number.isFinite(loss))).toBe(true);
  });

  it('refuses a state of another network and changes nothing', () => {
    const model = valueOf(engine.build(definition(18, layers)));
    const before = model.getState();
    const foreign = valueOf(engine.build(definition(18, [dense(21, 'relu'), dense(4, 'softmax')])));
    expect(errorOf(model.setState(foreign.getState())).code).toBe('invalidRequest');
    expect(model.getState()).toEqual(before);
  });

  it('refuses a network that does not fit into memory, and goes on working', () => {
    const huge = Array.from({ length: 8 }, () => dense(16_384, 'relu'));
    expect(errorOf(engine.build(definition(18, [...huge, dense(4, 'softmax')]))).code).toBe(
      'outOfMemory',
    );
    const { losses } = train(engine, sparse, definition(18, layers), { steps: 2, batchSize: 10 });
    expect(losses.every(Number.isFinite)).toBe(true);
  });

  it('refuses layers that do not fit each other', () => {
    const network = definition(18, layers, { inputShape: [3, 6] });
    expect(errorOf(engine.build(network)).code).toBe('invalidConfig');
  });

  it('throws on what only a bug can ask for', () => {
    const samples = valueOf(engine.load(sparse));
    const model = valueOf(engine.build(definition(18, layers)));
    expect(() => model.trainBatch(samples, indices, 0, 41)).toThrow(RangeError);
    expect(() => model.trainBatch(samples, indices, 25, 6)).toThrow(RangeError);
    expect(() => model.trainBatch(samples, Uint32Array.of(30), 0, 1)).toThrow(RangeError);
    expect(() => model.predict(new Float32Array(17), 1)).toThrow(RangeError);
    const foreign = valueOf(openBuiltin().load(sparse));
    expect(() => model.trainBatch(foreign, indices, 0, 1)).toThrow('another engine');
    const wide = valueOf(
      engine.load(madeSamples({ count: 3, width: 19, classes: 4, type: 'floats' })),
    );
    expect(() => model.trainBatch(wide, indices, 0, 1)).toThrow(RangeError);
  });

  it('gives its memory back: 12 models one after the other need no more room than one', () => {
    // Each takes some 400 MB of activations: without giving back, the 4 GiB would be used up.
    const wide = [
      dense(4096, 'relu'),
      { kind: 'Dropout', rate: 0.5 } as const,
      dense(4, 'softmax'),
    ];
    const network = definition(18, wide, { maxBatchSize: 6000 });
    for (let round = 0; round < 12; round++) valueOf(engine.build(network)).dispose();
    expect(valueOf(engine.build(network)).getState().iterations).toBe(0);
  });
});
