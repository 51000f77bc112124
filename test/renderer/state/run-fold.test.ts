import { describe, expect, it } from 'vitest';
import { presetExperiment } from '../../../contract/presets';
import type { RunEvent } from '../../../contract/run-events';
import { foldEvents, NO_RUN, snapshotState } from '../../../renderer/state/run-fold';
import { RUN_ID, startEvent, stepEvents } from '../harness/scenes';

const start = startEvent(presetExperiment('tutorial'));
const events: readonly RunEvent[] = [
  start,
  ...stepEvents(0, 100),
  ...stepEvents(100, 100),
  { type: 'runPaused', runId: RUN_ID },
];

describe('folding the events of a run', () => {
  it('builds status, history and frozen experiment', () => {
    const state = foldEvents(NO_RUN, events);
    expect(state.status).toEqual({ phase: 'paused', runId: RUN_ID });
    expect(state.history?.steps.stepCount).toBe(200);
    expect(state.config?.layers).toHaveLength(3);
  });

  it('loses nothing and doubles nothing when a snapshot overlaps with the events after it', () => {
    for (let known = 0; known <= events.length; known++) {
      const seen = foldEvents(NO_RUN, events.slice(0, known));
      const snapshot = snapshotState({
        status: seen.status,
        history: (seen.history ?? null) as never,
        config: seen.config ?? null,
      });
      expect(foldEvents(snapshot, events)).toEqual(foldEvents(NO_RUN, events));
    }
  });

  it('begins anew with another run', () => {
    const other: RunEvent = { ...start, runId: 'run-2' };
    const state = foldEvents(foldEvents(NO_RUN, events), [other]);
    expect(state.history?.runId).toBe('run-2');
    expect(state.history?.steps.stepCount).toBe(0);
    expect(state.status.phase).toBe('training');
  });
});
