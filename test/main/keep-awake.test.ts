import { describe, expect, it, vi } from 'vitest';
import { KeepAwake } from '../../main/keep-awake';
import { EVALUATION, RUN_ID } from '../support/run-events';

function awake() {
  const blocker = { start: vi.fn(() => 0), stop: vi.fn() };
  return { keepAwake: new KeepAwake(blocker), ...blocker };
}

const training = { phase: 'training', runId: RUN_ID } as const;

describe('KeepAwake', () => {
  it('holds the machine awake while training runs, once', () => {
    const { keepAwake, start, stop } = awake();
    keepAwake.follow({ phase: 'idle' });
    expect(start).not.toHaveBeenCalled();
    keepAwake.follow(training);
    keepAwake.follow(training);
    expect(start).toHaveBeenCalledExactlyOnceWith('prevent-app-suspension');
    expect(stop).not.toHaveBeenCalled();
  });

  it.each([
    { phase: 'paused', runId: RUN_ID },
    { phase: 'stopped', runId: RUN_ID },
    { phase: 'finished', runId: RUN_ID, evaluation: EVALUATION },
    { phase: 'failed', runId: RUN_ID, error: { code: 'diverged', message: '' } },
  ] as const)('lets it sleep when the run is $phase, and holds it again', (status) => {
    const { keepAwake, start, stop } = awake();
    keepAwake.follow(training);
    keepAwake.follow(status);
    keepAwake.follow(status);
    expect(stop).toHaveBeenCalledExactlyOnceWith(0);
    keepAwake.follow(training);
    expect(start).toHaveBeenCalledTimes(2);
  });

  it('lets go at the end of the app', () => {
    const { keepAwake, stop } = awake();
    keepAwake.follow(training);
    keepAwake.release();
    expect(stop).toHaveBeenCalledOnce();
  });
});
