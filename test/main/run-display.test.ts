import { describe, expect, it } from 'vitest';
import { nextHistory, startHistory } from '../../contract/history';
import { endNotice, runProgress, windowTitle } from '../../main/run-display';
import { epochEnded, EVALUATION, RUN_ID, runStarted, stepsEnded } from '../support/run-events';

describe('what window and taskbar show', () => {
  const history = nextHistory(startHistory(runStarted()), stepsEnded(0, [1, 1, 1]));

  it('follows the run', () => {
    expect(windowTitle({ phase: 'idle' }, undefined)).toBe('Epoch Lab');
    const training = { phase: 'training', runId: RUN_ID } as const;
    expect(windowTitle(training, history)).toBe('Epoch 1 of 3 – Epoch Lab');
    expect(windowTitle({ phase: 'paused', runId: RUN_ID }, history)).toContain('Paused');
    expect(runProgress(training, history)).toBe(0.25);
    expect(runProgress({ phase: 'stopped', runId: RUN_ID }, history)).toBeUndefined();
  });

  it('tells of an end, and of nothing else', () => {
    const finished = {
      type: 'runFinished',
      runId: RUN_ID,
      folder: '/runs/run-1',
      evaluation: { ...EVALUATION, accuracy: 0.9771 },
      weightsSha256: '',
    } as const;
    expect(endNotice([epochEnded(1), finished])?.body).toBe('Test accuracy 97.71%.');
    const error = { code: 'diverged', message: 'It diverged.' } as const;
    expect(endNotice([{ type: 'runFailed', runId: RUN_ID, error }])?.body).toBe('It diverged.');
    expect(endNotice([epochEnded(1)])).toBeUndefined();
    expect(endNotice([])).toBeUndefined();
  });
});
