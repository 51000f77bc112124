import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import {
  MAX_STEP_POINTS,
  nextHistory,
  secondsLeft,
  startHistory,
  type History,
} from '../../contract/history';
import { historySchema } from '../../contract/history-schema';
import { runEventSchema, type RunEvent } from '../../contract/run-events';
import { epochEnded, EVALUATION, RUN_ID, runStarted, stepsEnded } from '../support/run-events';

function fold(events: readonly RunEvent[], from?: History): History {
  const history = events.reduce(nextHistory, from);
  if (history === undefined) throw new Error('no history');
  return history;
}

/** `count` steps with the losses 0, 1, 2, ..., in chunks as they come from a run. */
function steps(count: number, chunk: number): RunEvent[] {
  const events: RunEvent[] = [];
  for (let first = 0; first < count; first += chunk) {
    const length = Math.min(chunk, count - first);
    events.push(
      stepsEnded(
        first,
        Array.from({ length }, (_, i) => first + i),
      ),
    );
  }
  return events;
}

describe('the history of a run', () => {
  it('collects every step and epoch in order', () => {
    const history = fold([
      runStarted(),
      stepsEnded(0, [4, 3]),
      stepsEnded(2, [2, 1]),
      epochEnded(1),
      stepsEnded(4, [0.5], 2),
    ]);
    expect(history.steps).toEqual({
      stride: 1,
      stepCount: 5,
      loss: [4, 3, 2, 1, 0.5],
      accuracy: [0.4, 0.3, 0.2, 0.1, 0.05],
    });
    expect(history.epochs.map(({ epoch, loss }) => [epoch, loss])).toEqual([[1, 1]]);
    expect([history.epoch, history.epochLoss, history.epochAccuracy]).toEqual([2, 0.5, 0.8]);
  });

  it('goes over to a new run, and ignores events of another one', () => {
    const history = fold([runStarted(), stepsEnded(0, [1])]);
    expect(nextHistory(history, { ...stepsEnded(1, [2]), runId: 'stray' })).toBe(history);
    expect(nextHistory(undefined, stepsEnded(0, [1]))).toBeUndefined();
    const next = nextHistory(history, runStarted({ runId: 'run-2' }));
    expect(next?.runId).toBe('run-2');
    expect(next?.steps.stepCount).toBe(0);
  });

  it('is continued for more epochs without losing a point', () => {
    const history = fold([runStarted(), stepsEnded(0, [1, 2])]);
    const longer = fold([{ type: 'runContinued', runId: RUN_ID, totalEpochs: 8 }], history);
    expect(longer.totalEpochs).toBe(8);
    expect(longer.steps).toEqual(history.steps);
  });

  it('does not change by what only changes the status, nor does it change its argument', () => {
    const history = fold([runStarted(), stepsEnded(0, [1, 2])]);
    const before = structuredClone(history);
    const silent: RunEvent[] = [
      { type: 'runPaused', runId: RUN_ID },
      { type: 'runResumed', runId: RUN_ID },
      { type: 'runStopped', runId: RUN_ID, folder: 'f' },
      {
        type: 'runFinished',
        runId: RUN_ID,
        folder: 'f',
        evaluation: EVALUATION,
        weightsSha256: '',
      },
      { type: 'runFailed', runId: RUN_ID, error: { code: 'diverged', message: '' } },
    ];
    expect(fold(silent, history)).toBe(history);
    fold([stepsEnded(2, [3]), epochEnded(1)], history);
    expect(history).toEqual(before);
  });

  it('passes its schema, and so do the events', () => {
    const events = [runStarted(), ...steps(10, 3), epochEnded(1)];
    for (const event of events) expect(v.is(runEventSchema, event)).toBe(true);
    expect(v.is(historySchema, startHistory(runStarted()))).toBe(true);
    expect(v.is(historySchema, fold(events))).toBe(true);
  });
});

describe('a long run', () => {
  const count = 2 * MAX_STEP_POINTS + 5001;
  const history = fold([runStarted(), ...steps(count, 997)]);

  it('is thinned to the cap and still counts every step', () => {
    const { stride, stepCount, loss, accuracy } = history.steps;
    expect(stride).toBe(4);
    expect(stepCount).toBe(count);
    expect(loss).toHaveLength(Math.ceil(count / stride));
    expect(accuracy).toHaveLength(loss.length);
    expect(loss.length).toBeLessThanOrEqual(MAX_STEP_POINTS);
  });

  it('has as each point the mean of its steps, the last point of fewer', () => {
    const { stride, loss } = history.steps;
    for (const [point, value] of loss.entries()) {
      const first = point * stride;
      const last = Math.min(count, first + stride) - 1;
      expect(Math.abs(value - (first + last) / 2)).toBeLessThan(1e-6 * (1 + last));
    }
  });

  it('comes out the same however its steps were cut into messages', () => {
    const other = fold([runStarted(), ...steps(count, 313)]);
    expect(other.steps.stride).toBe(history.steps.stride);
    for (const [point, value] of other.steps.loss.entries()) {
      expect(Math.abs(value - history.steps.loss[point]!)).toBeLessThan(1e-6 * (1 + value));
    }
  });
});

describe('the time left', () => {
  it('is the steps to go at the speed so far', () => {
    const history = fold([runStarted(), ...steps(4, 4)]);
    // 3 epochs of 4 steps, a tenth of a second each, 4 done.
    expect(secondsLeft(history)).toBeCloseTo(0.8, 12);
  });

  it('is unknown before the first step, and nothing at the end', () => {
    expect(secondsLeft(startHistory(runStarted()))).toBeUndefined();
    expect(secondsLeft(fold([runStarted(), ...steps(12, 4)]))).toBe(0);
  });
});

describe('a history of values', () => {
  const of = (firstStep: number, loss: readonly number[]): RunEvent => ({
    ...stepsEnded(firstStep, loss),
    accuracy: [],
    epochAccuracy: null,
    metrics: { mean_absolute_error: loss.map((value) => 2 * value) },
    epochMetrics: { mean_absolute_error: 3 },
  });

  it('keeps the metrics step by step and epoch by epoch, and no accuracy', () => {
    const epoch: RunEvent = {
      ...epochEnded(1),
      accuracy: null,
      metrics: { mean_absolute_error: 1.5 },
      validationMetrics: { mean_absolute_error: 1.7 },
    };
    const history = fold([runStarted(), of(0, [1, 2]), of(2, [3, 4]), epoch]);
    expect(history.steps.accuracy).toEqual([]);
    expect(history.steps.metrics?.mean_absolute_error).toEqual([2, 4, 6, 8]);
    expect(history.epochAccuracy).toBeNull();
    expect(history.epochMetrics).toEqual({ mean_absolute_error: 1.5 });
    expect(history.epochs[0]).toMatchObject({
      accuracy: null,
      validationMetrics: { mean_absolute_error: 1.7 },
    });
    expect(v.is(historySchema, history)).toBe(true);
    expect(v.is(runEventSchema, epoch)).toBe(true);
  });

  it('thins the metrics as it thins the loss', () => {
    const many = Array.from({ length: MAX_STEP_POINTS + 500 }, (_, i) => i);
    const { steps: series } = fold([runStarted(), of(0, many), of(many.length, [1, 2, 3])]);
    expect(series.stride).toBe(2);
    const doubled = series.loss.map((value) => 2 * value);
    expect(series.metrics?.mean_absolute_error).toEqual(doubled);
  });
});
