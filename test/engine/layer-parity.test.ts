import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchResult, Engine } from '../../engine/engine';
import { createReferenceEngine } from '../../engine/reference/reference-engine';
import { expectClose } from '../support/closeness';
import { ENGINES_UNDER_TEST } from '../support/engines';
import { PARITY_STEPS, parityBatch, withWeights } from '../support/keras-parity';
import {
  layerParityCases,
  layerParityDefinition,
  layerParitySamples,
  type LayerParityCase,
} from '../support/layer-parity';
import { valueOf } from '../support/results';

const cases = layerParityCases();
const GRADIENT_TOLERANCE = 1e-7;

function counting(count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, index) => index);
}

describe.each(ENGINES_UNDER_TEST)('$name trains these layers as Keras does', (underTest) => {
  const { tolerance } = underTest;
  let engine: Engine;
  beforeAll(async () => {
    engine = await underTest.open();
  });
  afterAll(() => {
    engine.dispose();
  });

  function expectAnswers(
    stored: LayerParityCase['inference'],
    { outputs, lossSum }: BatchResult,
    within: number,
  ): void {
    expectClose('outputs', outputs, stored.outputs, within);
    expectClose('loss', [lossSum], [stored.lossSum], within);
  }

  it.each(cases)('%s', (_name, parity) => {
    const samples = valueOf(engine.load(layerParitySamples(parity)));
    const model = valueOf(engine.build(layerParityDefinition(parity)));
    valueOf(model.setState(withWeights(model.getState(), parity.weights)));
    const indices = counting(samples.count);
    const [first, firstCount] = parityBatch(parity, 0);
    const asked = () => model.evaluateBatch(samples, indices, first, firstCount);
    expectAnswers(parity.inference, asked(), tolerance[1]);
    for (let step = 0; step < 100; step++) {
      const [start, count] = parityBatch(parity, step);
      const result = model.trainBatch(samples, indices, start, count);
      if (step === 0) expectAnswers(parity.first, result, tolerance[1]);
      const stored = PARITY_STEPS.find((candidate) => Number(candidate) === step + 1);
      if (stored === undefined) continue;
      const { weights } = model.getState();
      const expected = parity.after[stored];
      expect(weights.map(({ name }) => name).sort()).toEqual(Object.keys(expected).sort());
      for (const { name, data } of weights) {
        expectClose(`${name} after ${stored}`, data, expected[name]!, tolerance[stored]);
      }
    }
    expectAnswers(parity.finalInference, asked(), tolerance[100]);
    model.dispose();
    samples.dispose();
  });
});

describe('the reference has the gradients of Keras', () => {
  it.each(cases)('%s', (_name, parity) => {
    const engine = createReferenceEngine('for a test');
    const model = valueOf(engine.build(layerParityDefinition(parity)));
    valueOf(model.setState(withWeights(model.getState(), parity.weights)));
    const samples = valueOf(engine.load(layerParitySamples(parity)));
    const [start, count] = parityBatch(parity, 0);
    model.backpropagate(samples, counting(samples.count), start, count);
    const trained = model.parameters.filter(({ trainable }) => trainable);
    expect(trained.map(({ name }) => name)).toEqual(Object.keys(parity.first.gradients));
    for (const { name, gradient } of trained) {
      const expected = parity.first.gradients[name]!;
      expectClose(`gradient of ${name}`, gradient, expected, GRADIENT_TOLERANCE);
    }
  });
});
