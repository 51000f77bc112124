import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunEvent } from '../../../contract/run-events';
import { EventBatcher } from '../../../main/training/worker/event-batcher';
import { mergeSteps } from '../../../main/training/worker/merge-steps';
import { epochEnded, RUN_ID, runStarted, stepsEnded } from '../../support/run-events';

describe('EventBatcher', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('sends at most ten messages in any second, and every step in order', () => {
    const messages: { readonly at: number; readonly events: readonly RunEvent[] }[] = [];
    const batcher = new EventBatcher((events) => messages.push({ at: performance.now(), events }));
    for (let step = 0; step < 3000; step++) {
      batcher.add(stepsEnded(step, [step]));
      vi.advanceTimersByTime(1);
    }
    batcher.flush();
    const times = messages.map(({ at }) => at);
    for (const [i, at] of times.entries()) {
      expect(times.slice(i).filter((later) => later < at + 999).length).toBeLessThanOrEqual(11);
    }
    expect(messages.length).toBeGreaterThan(25);
    const steps = messages.flatMap(({ events }) => events) as ReturnType<typeof stepsEnded>[];
    expect(steps.flatMap(({ loss }) => loss)).toEqual(Array.from({ length: 3000 }, (_, i) => i));
  });

  it('sends the first event after a quiet time at once', () => {
    const send = vi.fn();
    const batcher = new EventBatcher(send);
    batcher.add(runStarted());
    vi.advanceTimersByTime(2);
    expect(send).toHaveBeenCalledOnce();
  });

  it('does not keep the first steps waiting behind the news that a run has begun', () => {
    const send = vi.fn();
    const batcher = new EventBatcher(send);
    batcher.add(runStarted());
    vi.advanceTimersByTime(2);
    batcher.add(stepsEnded(0, [1]));
    vi.advanceTimersByTime(2);
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('sends what waits when flushed, once', () => {
    const send = vi.fn();
    const batcher = new EventBatcher(send);
    batcher.add({ type: 'runPaused', runId: RUN_ID });
    batcher.flush();
    batcher.flush();
    vi.advanceTimersByTime(1000);
    expect(send).toHaveBeenCalledExactlyOnceWith([{ type: 'runPaused', runId: RUN_ID }]);
  });
});

describe('mergeSteps', () => {
  it('joins neighbouring steps of one epoch, keeps what lies between, and changes no argument', () => {
    const events = [
      stepsEnded(0, [1]),
      stepsEnded(1, [2, 3]),
      epochEnded(1),
      stepsEnded(3, [4], 2),
    ];
    const copy = structuredClone(events);
    expect(mergeSteps(events)).toEqual([
      { ...stepsEnded(1, [2, 3]), firstStep: 0, loss: [1, 2, 3], accuracy: [0.1, 0.2, 0.3] },
      epochEnded(1),
      stepsEnded(3, [4], 2),
    ]);
    expect(events).toEqual(copy);
  });

  it('keeps steps of different epochs apart', () => {
    const events = [stepsEnded(0, [1], 1), stepsEnded(1, [2], 2)];
    expect(mergeSteps(events)).toEqual(events);
  });
});

describe('steps of values', () => {
  it('are joined with their metrics, and the events stay as they were', () => {
    const of = (firstStep: number, error: number) => ({
      ...stepsEnded(firstStep, [1]),
      accuracy: [],
      epochAccuracy: null,
      metrics: { mean_absolute_error: [error] },
      epochMetrics: { mean_absolute_error: error },
    });
    const first = of(0, 3);
    const [joined, ...rest] = mergeSteps([first, of(1, 2)]);
    expect(rest).toEqual([]);
    expect(joined).toMatchObject({
      loss: [1, 1],
      accuracy: [],
      metrics: { mean_absolute_error: [3, 2] },
      epochMetrics: { mean_absolute_error: 2 },
    });
    expect(first.metrics.mean_absolute_error).toEqual([3]);
  });
});
