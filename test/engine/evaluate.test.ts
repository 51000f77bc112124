import { describe, expect, it } from 'vitest';
import type { Model } from '../../engine/engine';
import { evaluate, EVALUATION_BATCH_SIZE } from '../../engine/evaluate';
import { loadSamples } from '../../engine/loaded-samples';
import { createReferenceEngine } from '../../engine/reference/reference-engine';
import { errorOf, valueOf } from '../support/results';
import { ADAM, smallDefinition, smallSamples } from '../support/training-bench';

const COUNT = 2 * EVALUATION_BATCH_SIZE + 100;
const engine = createReferenceEngine('for a test');
const samples = valueOf(loadSamples(engine, smallSamples(COUNT)));
const newModel = () => valueOf(engine.build(smallDefinition(ADAM)));

/** A clock on which every look takes 5 ms. */
function slowHost() {
  let time = 0;
  let breaths = 0;
  return {
    now: () => (time += 5),
    breathe: () => {
      breaths++;
      return Promise.resolve();
    },
    breathCount: () => breaths,
  };
}

describe('an evaluation', () => {
  it('covers all samples once, whatever the size of the batches', async () => {
    const model = newModel();
    const result = valueOf(await evaluate(model, samples, slowHost()));
    expect(result.sampleCount).toBe(COUNT);
    expect(result.confusion.flat().reduce((a, b) => a + b, 0)).toBe(COUNT);
    let lossSum = 0;
    for (let sample = 0; sample < COUNT; sample++) {
      lossSum += model.evaluateBatch(samples.set, Uint32Array.of(sample), 0, 1).lossSum;
    }
    expect(result.loss).toBeCloseTo(lossSum / COUNT, 10);
  });

  it('has an accuracy that is the share on the diagonal of its confusion', async () => {
    const { accuracy, confusion, examples } = valueOf(
      await evaluate(newModel(), samples, slowHost()),
    );
    const right = confusion.reduce((sum, row, actual) => sum + row[actual]!, 0);
    expect(accuracy).toBeCloseTo(right / COUNT, 12);
    if (samples.targets.kind !== 'classes') throw new Error('classes expected');
    const { labels } = samples.targets;
    for (const [actual, row] of examples.entries()) {
      for (const sample of row.flat()) expect(labels[sample]).toBe(actual);
    }
  });

  it('breathes between batches and tells its time', async () => {
    const host = slowHost();
    const { seconds } = valueOf(await evaluate(newModel(), samples, host));
    expect(host.breathCount()).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeGreaterThan(0);
  });

  it('changes nothing in the model', async () => {
    const model = newModel();
    const before = model.getState();
    await evaluate(model, samples, slowHost());
    expect(model.getState()).toEqual(before);
  });

  it('of a model whose answers are no numbers is the error diverged', async () => {
    const model: Model = newModel();
    const state = model.getState();
    for (const { data } of state.weights) data.fill(NaN);
    valueOf(model.setState(state));
    expect(errorOf(await evaluate(model, samples, slowHost())).code).toBe('diverged');
  });
});
