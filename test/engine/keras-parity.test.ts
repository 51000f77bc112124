import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../engine/engine';
import { expectClose } from '../support/closeness';
import { ENGINES_UNDER_TEST } from '../support/engines';
import {
  hasDropout,
  PARITY_STEPS,
  parityBatch,
  parityCases,
  parityModel,
  paritySamples,
  type ParityCase,
} from '../support/keras-parity';
import { valueOf } from '../support/results';

describe.each(ENGINES_UNDER_TEST)('$name computes what Keras computes', (underTest) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await underTest.open();
  });
  afterAll(() => {
    engine.dispose();
  });

  it.each(parityCases(underTest.id))('%s', (_name, parity) => {
    const samples = valueOf(engine.load(paritySamples(parity)));
    const model = parityModel(engine, parity);
    const indices = Uint32Array.from({ length: samples.count }, (_, index) => index);
    // What is dropped in training is there otherwise: then the stored answers are those of training.
    if (!hasDropout(parity)) expectInference(parity);
    for (let step = 0; step < 100; step++) {
      const [start, count] = parityBatch(parity, step);
      const { lossSum, outputs } = model.trainBatch(samples, indices, start, count);
      if (step === 0) expectFirst(parity, lossSum, outputs);
      expectWeights(parity, step + 1);
    }
    model.dispose();
    samples.dispose();

    function expectInference({ first }: ParityCase): void {
      const [start, count] = parityBatch(parity, 0);
      const { lossSum, outputs } = model.evaluateBatch(samples, indices, start, count);
      expectFirst(parity, lossSum, outputs);
      const inputs = Float32Array.from(parity.batches[0]!.inputs);
      expectClose('predicted', model.predict(inputs, count), first.outputs, underTest.tolerance[1]);
    }

    function expectFirst({ first }: ParityCase, lossSum: number, outputs: Float32Array): void {
      expectClose('outputs', outputs, first.outputs, underTest.tolerance[1]);
      expectClose('loss', [lossSum], [first.lossSum], underTest.tolerance[1]);
    }

    function expectWeights({ after }: ParityCase, step: number): void {
      const stored = PARITY_STEPS.find((candidate) => Number(candidate) === step);
      if (stored === undefined) return;
      const { weights } = model.getState();
      expect(weights.map((weight) => weight.name)).toEqual(Object.keys(after[stored]));
      for (const { name, data } of weights) {
        const tensor = `${name} after ${step}`;
        expectClose(tensor, data, after[stored][name]!, underTest.tolerance[stored]);
      }
    }
  });
});
