import { describe, expect, it } from 'vitest';
import { AppFailure } from '../../contract/errors';
import { newOptimizer } from '../../contract/optimizers/registry';
import { learningRateAt, newSchedule } from '../../contract/schedules/registry';
import type { Model } from '../../engine/engine';
import { permutation } from '../../engine/random';
import { trainModel, type TrainingEvent } from '../../engine/training-loop';
import { TRAINING_START } from '../../engine/training-progress';
import { expectClose } from '../support/closeness';
import { readParity } from '../support/keras-parity';
import { eventsOf, runBench, SAMPLE_COUNT, trainingBench } from '../support/training-bench';

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe('an epoch', () => {
  it('takes every sample once, in the order of the seed and the epoch, the last small batch too', async () => {
    const bench = trainingBench({ training: { seed: 9 } });
    await runBench(bench);
    expect(bench.trained.map((batch) => batch.indices.length)).toEqual([
      5, 5, 5, 5, 3, 5, 5, 5, 5, 3,
    ]);
    const orders = [bench.trained.slice(0, 5), bench.trained.slice(5)];
    for (const [epoch, batches] of orders.entries()) {
      const order = batches.flatMap((batch) => batch.indices);
      expect(order).toEqual([...permutation(9, epoch, SAMPLE_COUNT)]);
    }
  });

  it('keeps the order of the samples when it is not to shuffle', async () => {
    const bench = trainingBench({ training: { shuffle: false }, plan: { totalEpochs: 1 } });
    await runBench(bench);
    const order = bench.trained.flatMap((batch) => batch.indices);
    expect(order).toEqual(Array.from({ length: SAMPLE_COUNT }, (_, index) => index));
  });

  it('holds back the last part of the samples, before any shuffling, and scores it at its end', async () => {
    const bench = trainingBench({ training: { validationSplit: 0.3 }, plan: { totalEpochs: 1 } });
    const events = await runBench(bench);
    const seen = new Set(bench.trained.flatMap((batch) => batch.indices));
    expect(seen).toEqual(new Set(Array.from({ length: 16 }, (_, index) => index)));
    const { model, samples } = bench.plan;
    const heldBack = Uint32Array.from({ length: 7 }, (_, index) => 16 + index);
    const { lossSum } = model.evaluateBatch(samples.set, heldBack, 0, 7);
    const [epoch] = eventsOf(events, 'epochEnded');
    expect(epoch!.report.validationLoss).toBeCloseTo(lossSum / 7, 12);
    expect(epoch!.report.validationAccuracy! * 7).toBeCloseTo(
      Math.round(epoch!.report.validationAccuracy! * 7),
      12,
    );
  });

  it('reports no validation when nothing is held back', async () => {
    const events = await runBench(trainingBench());
    for (const { report } of eventsOf(events, 'epochEnded')) {
      expect([report.validationLoss, report.validationAccuracy]).toEqual([null, null]);
    }
  });

  it('has as its loss the average over its samples, not over its batches, as Keras prints it', async () => {
    const bench = trainingBench({ plan: { totalEpochs: 1 } });
    const [epoch] = eventsOf(await runBench(bench), 'epochEnded');
    const sum = bench.trained.reduce((total, batch) => total + batch.lossSum, 0);
    expect(epoch!.report.loss).toBeCloseTo(sum / SAMPLE_COUNT, 12);
    const batchMeans = bench.trained.map(({ lossSum, indices }) => lossSum / indices.length);
    expect(Math.abs(epoch!.report.loss - mean(batchMeans))).toBeGreaterThan(1e-6);
  });
});

describe('the reports of steps', () => {
  it('join into one gapless series with the loss of each batch alone', async () => {
    const bench = trainingBench();
    const steps = eventsOf(await runBench(bench), 'stepsEnded').map((event) => event.report);
    let next = 0;
    for (const report of steps) {
      expect(report.firstStep).toBe(next);
      expect(report.accuracy).toHaveLength(report.loss.length);
      expect(report.epoch).toBe(report.firstStep < 5 ? 1 : 2);
      next += report.loss.length;
    }
    const losses = steps.flatMap((report) => report.loss);
    expect(losses).toEqual(bench.trained.map((batch) => batch.lossSum / batch.indices.length));
  });

  it('carry the averages of the epoch so far', async () => {
    const bench = trainingBench();
    const steps = eventsOf(await runBench(bench), 'stepsEnded').map((event) => event.report);
    const firstEpoch = bench.trained.slice(0, steps[0]!.loss.length);
    const count = firstEpoch.flatMap((batch) => batch.indices).length;
    const sum = firstEpoch.reduce((total, batch) => total + batch.lossSum, 0);
    expect(steps[0]!.epochLoss).toBeCloseTo(sum / count, 12);
  });

  it('tell the time spent training and the speed', async () => {
    const events = await runBench(trainingBench());
    const last = eventsOf(events, 'stepsEnded').at(-1)!.report;
    expect(last.elapsedSeconds).toBeCloseTo(0.03, 12);
    expect(last.samplesPerSecond).toBeGreaterThan(1000);
    expect(last.samplesPerSecond).toBeLessThan(1700);
    const seconds = eventsOf(events, 'epochEnded').map((event) => event.report.seconds);
    expect(seconds[0]).toBeCloseTo(0.015, 12);
    expect(seconds[1]).toBeCloseTo(0.015, 12);
  });
});

describe('the loop', () => {
  it('breathes about every 8 ms and at each epoch’s end, not at every batch', async () => {
    const bench = trainingBench();
    await runBench(bench);
    // Batches of 3 ms: three to a slice, then the two left of the epoch.
    expect(bench.breaths).toEqual([3, 5, 8, 10]);
  });

  it('ends with the position that a longer training would go on from', async () => {
    const events = await runBench(trainingBench());
    const last = events.at(-1)!;
    expect(last).toMatchObject({
      type: 'finished',
      position: { epoch: 2, step: 0, sampleCount: 0 },
    });
  });

  it('fails with the code diverged, naming the step, at the first loss that is no number', async () => {
    const optimizer = newOptimizer('SGD', { learningRate: 1e200 });
    const bench = trainingBench({ optimizer });
    const events = await runBench(bench);
    const last = events.at(-1)!;
    if (last.type !== 'failed') throw new Error(`ended with ${last.type}`);
    const good = eventsOf(events, 'stepsEnded').flatMap((event) => event.report.loss);
    expect(last.error).toMatchObject({ code: 'diverged', detail: `step ${good.length}` });
    expect(last.error.message).toContain(`step ${good.length + 1} in epoch 1`);
    expect(good.every(Number.isFinite)).toBe(true);
    expect(bench.trained).toHaveLength(good.length + 1);
  });

  it('ends as failed when the engine throws what the user can mend', async () => {
    const bench = trainingBench();
    const error = { code: 'outOfMemory', message: 'no room' } as const;
    const model: Model = {
      ...bench.plan.model,
      trainBatchInPieces: () => {
        throw new AppFailure(error);
      },
    };
    const events = await runBench({ ...bench, plan: { ...bench.plan, model } });
    expect(events).toEqual([{ type: 'failed', error, position: TRAINING_START }]);
  });

  it('lets a bug of the engine through to its caller', async () => {
    const bench = trainingBench();
    const model = {
      ...bench.plan.model,
      trainBatchInPieces: () => {
        throw new Error('kernel trap');
      },
    };
    const loop = trainModel({ ...bench.plan, model }, bench.control, bench.host);
    await expect(loop.next()).rejects.toThrow('kernel trap');
  });

  it('has the model at the reported position while a consumer holds an event', async () => {
    const bench = trainingBench();
    const seen: TrainingEvent[] = [];
    for await (const event of trainModel(bench.plan, bench.control, bench.host)) {
      seen.push(event);
      const steps = eventsOf(seen, 'stepsEnded').flatMap(({ report }) => report.loss).length;
      expect(bench.plan.model.getState().iterations).toBe(steps);
    }
  });
});

describe('the learning rate', () => {
  const schedule = newSchedule('ExponentialDecay', { decaySteps: 4, decayRate: 0.5 });
  const plan = { schedule, learningRate: 0.1, totalEpochs: 3 };
  const training = { batchSize: 8 };
  const rateAt = (step: number) => learningRateAt(schedule, 0.1, step);

  it('is the schedule’s at every step, from epoch to epoch', async () => {
    const bench = trainingBench({ plan, training });
    await runBench(bench);
    expect(bench.trained.map(({ learningRate }) => learningRate)).toEqual(
      Array.from({ length: 9 }, (_, step) => rateAt(step)),
    );
  });

  it('is reported at an epoch’s end as Keras logs it', async () => {
    const events = await runBench(trainingBench({ plan, training }));
    const reported = eventsOf(events, 'epochEnded').map(({ report }) => report.learningRate);
    const { epochEnds } = readParity('schedules') as { epochEnds: readonly number[] };
    expectClose('learning rates', reported, epochEnds, 1e-12);
  });

  it('goes on where it was in a resumed run', async () => {
    const position = { ...TRAINING_START, epoch: 1, step: 2, sampleCount: 16 };
    const bench = trainingBench({ plan: { ...plan, position }, training });
    await runBench(bench);
    expect(bench.trained.map(({ learningRate }) => learningRate)).toEqual([5, 6, 7, 8].map(rateAt));
  });

  it('is the optimizer’s own without a schedule', async () => {
    const bench = trainingBench();
    await runBench(bench);
    expect(new Set(bench.trained.map(({ learningRate }) => learningRate))).toEqual(new Set([0.01]));
  });
});
