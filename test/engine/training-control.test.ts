import { describe, expect, it } from 'vitest';
import type { Engine, ModelState } from '../../engine/engine';
import { createReferenceEngine } from '../../engine/reference/reference-engine';
import { TRAINING_START, type TrainingPosition } from '../../engine/training-progress';
import { expectClose } from '../support/closeness';
import { ENGINES_UNDER_TEST } from '../support/engines';
import { valueOf } from '../support/results';
import {
  ADAM,
  eventsOf,
  runBench,
  smallDefinition,
  trainingBench,
} from '../support/training-bench';

const training = { validationSplit: 0.2 };

async function undisturbed(totalEpochs = 2) {
  const bench = trainingBench({ training, plan: { totalEpochs } });
  const events = await runBench(bench);
  return { state: bench.plan.model.getState(), epochs: eventsOf(events, 'epochEnded') };
}

/** Trains until the control is told to stop after `batches` batches. */
async function stopAfter(batches: number, engine: Engine = createReferenceEngine('for a test')) {
  const bench = trainingBench({
    engine,
    training,
    onBreath: ({ trained, control }) => {
      if (trained.length >= batches) control.stop();
    },
  });
  const last = (await runBench(bench)).at(-1)!;
  if (last.type !== 'stopped') throw new Error(`ended with ${last.type}`);
  return { model: bench.plan.model, position: last.position };
}

describe('pause', () => {
  it('takes hold before the next batch and lasts until resume; the result is that of an undisturbed run', async () => {
    let trainedAtPause = -1;
    const bench = trainingBench({
      training,
      onBreath: ({ trained, control }) => {
        if (trainedAtPause >= 0) return;
        control.pause();
        trainedAtPause = trained.length;
        setTimeout(() => {
          expect(trained).toHaveLength(trainedAtPause);
          control.resume();
        }, 20);
      },
    });
    const types = (await runBench(bench)).map((event) => event.type);
    expect(types.slice(0, 4)).toEqual(['stepsEnded', 'paused', 'resumed', 'stepsEnded']);
    expect(bench.plan.model.getState()).toEqual((await undisturbed()).state);
  });

  it('before the first batch trains nothing', async () => {
    const bench = trainingBench();
    bench.control.pause();
    setTimeout(() => {
      bench.control.stop();
    }, 10);
    const events = await runBench(bench);
    expect(events).toEqual([
      { type: 'paused', position: TRAINING_START },
      { type: 'stopped', position: TRAINING_START },
    ]);
  });

  it('does not count as time spent', async () => {
    let skipped = 0;
    let hasPaused = false;
    const bench = trainingBench({
      onBreath: ({ control }) => {
        if (hasPaused) return;
        hasPaused = true;
        control.pause();
        setTimeout(() => {
          skipped = 60_000;
          control.resume();
        }, 5);
      },
    });
    const { now } = bench.host;
    const host = { ...bench.host, now: () => now() + skipped };
    const last = eventsOf(await runBench({ ...bench, host }), 'stepsEnded').at(-1)!.report;
    expect(last.elapsedSeconds).toBeCloseTo(0.03, 9);
  });
});

describe('stop', () => {
  it('cannot be taken back by pause or resume', async () => {
    const { model } = await stopAfter(1);
    const bench = trainingBench({ model });
    bench.control.stop();
    bench.control.pause();
    bench.control.resume();
    expect((await runBench(bench)).map((event) => event.type)).toEqual(['stopped']);
  });

  it.each([1, 3, 4, 5])(
    'after %i batches and going on from there gives the same weights, averages and steps',
    async (batches) => {
      const whole = await undisturbed();
      const { model, position } = await stopAfter(batches);
      const bench = trainingBench({ training, model, plan: { position } });
      const events = await runBench(bench);
      expect(model.getState()).toEqual(whole.state);
      const epochs = eventsOf(events, 'epochEnded').map(({ report }) => report);
      const expected = whole.epochs.slice(-epochs.length).map(({ report }) => report);
      for (const [at, report] of epochs.entries()) {
        expect(report).toEqual({
          ...expected[at],
          seconds: expect.closeTo(expected[at]!.seconds, 9) as number,
        });
      }
      const first = eventsOf(events, 'stepsEnded')[0]!.report.firstStep;
      expect(first).toBe(position.epoch * 4 + position.step);
    },
  );
});

describe('training on for more epochs', () => {
  it('gives the same weights as training them all at once', async () => {
    const first = trainingBench({ training, plan: { totalEpochs: 1 } });
    const finished = (await runBench(first)).at(-1)!;
    if (finished.type !== 'finished') throw new Error(`ended with ${finished.type}`);
    const { model } = first.plan;
    const plan = { totalEpochs: 3, position: finished.position };
    await runBench(trainingBench({ training, model, plan }));
    expect(model.getState()).toEqual((await undisturbed(3)).state);
  });
});

describe.each(ENGINES_UNDER_TEST)('a saved training of $name', (underTest) => {
  it.each([3, 4])('goes on exactly in a fresh model after %i batches', async (batches) => {
    const engine = await underTest.open();
    const whole = trainingBench({ engine, training });
    await runBench(whole);
    const { model, position } = await stopAfter(batches, engine);
    const saved = JSON.parse(JSON.stringify(position)) as TrainingPosition;
    const fresh = valueOf(engine.build(smallDefinition(ADAM)));
    valueOf(fresh.setState(model.getState()));
    await runBench(trainingBench({ engine, training, model: fresh, plan: { position: saved } }));
    // The reference computes in float64 but saves float32, so it goes on from rounded numbers.
    const tolerance = engine.info.id === 'reference' ? 1e-5 : 0;
    expectStates(fresh.getState(), whole.plan.model.getState(), tolerance);
    engine.dispose();
  });
});

function expectStates(actual: ModelState, expected: ModelState, tolerance: number): void {
  expect(actual.iterations).toBe(expected.iterations);
  for (const [at, { name, data }] of expected.weights.entries()) {
    expectClose(name, actual.weights[at]!.data, data, tolerance);
  }
}
