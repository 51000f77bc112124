import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { presetExperiment } from '../../contract/presets';
import { decodeAutoMpg } from '../../engine/data/auto-mpg';
import type { Engine } from '../../engine/engine';
import { evaluate } from '../../engine/evaluate';
import { loadSamples } from '../../engine/loaded-samples';
import { modelDefinition } from '../../engine/model-definition';
import { TrainingControl } from '../../engine/training-control';
import { trainModel } from '../../engine/training-loop';
import { TRAINING_START } from '../../engine/training-progress';
import { expectClose } from '../support/closeness';
import { ENGINES_UNDER_TEST } from '../support/engines';
import { readParity } from '../support/keras-parity';
import { valueOf } from '../support/results';
import { eventsOf } from '../support/training-bench';

const url = new URL('../../node_modules/vega-datasets/data/cars.json', import.meta.url);
const data = valueOf(decodeAutoMpg(new Uint8Array(readFileSync(url))));
const config = presetExperiment('regression');
const host = { now: () => performance.now(), breathe: () => Promise.resolve() };

/** scripts/keras/regression_reference.py */
const keras = readParity('regression') as {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
  readonly runs: readonly { readonly loss: number }[];
};

interface Spread {
  readonly mean: number;
  readonly variance: number;
}

function spread(values: readonly number[]): Spread {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: squares / (values.length - 1) };
}

it('the inputs are standardised as NumPy does it', () => {
  expectClose('mean', data.standardisation.mean, keras.mean, 1e-9);
  expectClose('deviation', data.standardisation.deviation, keras.deviation, 1e-9);
});

describe.each(ENGINES_UNDER_TEST.filter(({ name }) => name !== 'reference'))(
  '$name learns values',
  (underTest) => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await underTest.open();
    });
    afterAll(() => {
      engine.dispose();
    });

    async function trained(seed: number) {
      const training = { ...config.training, seed };
      const model = valueOf(engine.build(modelDefinition({ ...config, training })));
      const plan = {
        model,
        samples: valueOf(loadSamples(engine, data.train)),
        training,
        learningRate: config.optimizer.learningRate,
        schedule: config.schedule,
        totalEpochs: training.epochs,
        position: TRAINING_START,
      };
      const events = [];
      for await (const event of trainModel(plan, new TrainingControl(), host)) events.push(event);
      const test = valueOf(loadSamples(engine, data.test));
      const result = valueOf(await evaluate(model, test, host, config.metrics));
      model.dispose();
      for (const { set } of [plan.samples, test]) set.dispose();
      return { events, result };
    }

    it('predicts the consumption of cars it has never seen to 2 miles per gallon', async () => {
      const { events, result } = await trained(1);
      const epochs = eventsOf(events, 'epochEnded').map(({ report }) => report);
      expect(epochs[0]?.accuracy).toBeNull();
      expect(epochs[0]?.validationAccuracy).toBeNull();
      const first = epochs[0]?.validationMetrics?.mean_absolute_error ?? NaN;
      const last = epochs.at(-1)?.validationMetrics?.mean_absolute_error ?? NaN;
      expect(last).toBeLessThan(first / 8);
      const steps = eventsOf(events, 'stepsEnded')[0]?.report;
      expect(steps?.accuracy).toEqual([]);
      expect(steps?.metrics?.mean_absolute_error).toHaveLength(steps?.loss.length ?? -1);

      const { metrics = {}, predictions } = result;
      expect(result.accuracy).toBeNull();
      expect(metrics.mean_absolute_error).toBeLessThan(2);
      expect(metrics.r2_score).toBeGreaterThan(0.85);
      expect((metrics.root_mean_squared_error ?? NaN) ** 2).toBeCloseTo(result.loss, 4);
      expect(predictions?.actual).toEqual(data.testRows.map(({ target }) => Math.fround(target)));
      const errors = predictions?.predicted.map((p, i) => Math.abs(p - predictions.actual[i]!));
      const mean = (errors ?? []).reduce((a, b) => a + b, 0) / 78;
      expect(mean).toBeCloseTo(metrics.mean_absolute_error ?? NaN, 10);
    });

    it('does so as well as Keras, over as many seeds', async () => {
      const losses: number[] = [];
      for (let seed = 1; seed <= keras.runs.length; seed++) {
        losses.push((await trained(seed)).result.loss);
      }
      const [own, theirs] = [losses, keras.runs.map(({ loss }) => loss)].map(spread) as [
        Spread,
        Spread,
      ];
      const error = Math.sqrt((own.variance + theirs.variance) / losses.length);
      expect(Math.abs(own.mean - theirs.mean)).toBeLessThan(3 * error);
    });
  },
);

describe('an evaluation of classes', () => {
  it('counts the metrics that were asked for besides the accuracy', async () => {
    const underTest = ENGINES_UNDER_TEST[0]!;
    const engine = await underTest.open();
    const { smallSamples, smallDefinition, ADAM } = await import('../support/training-bench');
    const samples = valueOf(loadSamples(engine, smallSamples()));
    const model = valueOf(engine.build(smallDefinition(ADAM)));
    const asked = ['accuracy', 'auc', 'f1_score'] as const;
    const result = valueOf(await evaluate(model, samples, host, asked));
    expect(Object.keys(result.metrics ?? {})).toEqual(['auc', 'f1_score']);
    expect(valueOf(await evaluate(model, samples, host, ['accuracy'])).metrics).toBeUndefined();
  });
});
