import { describe, expect, it } from 'vitest';
import {
  IDLE,
  isActive,
  isLegal,
  nextStatus,
  type RunCommand,
  type RunPhase,
  type RunStatus,
} from '../../contract/run-status';
import type { RunEvent } from '../../contract/run-events';
import {
  epochEnded,
  EVALUATION,
  RUN_ID as runId,
  runStarted,
  stepsEnded,
} from '../support/run-events';

const COMMANDS: readonly RunCommand[] = ['start', 'pause', 'resume', 'stop', 'continue'];
const error = { code: 'diverged', message: '' } as const;
const STATUSES: { readonly [P in RunPhase]: Extract<RunStatus, { phase: P }> } = {
  idle: { phase: 'idle' },
  training: { phase: 'training', runId },
  paused: { phase: 'paused', runId },
  stopped: { phase: 'stopped', runId },
  finished: { phase: 'finished', runId, evaluation: EVALUATION },
  failed: { phase: 'failed', runId, error },
};
const LEGAL: { readonly [P in RunPhase]: readonly RunCommand[] } = {
  idle: ['start'],
  training: ['pause', 'stop'],
  paused: ['resume', 'stop'],
  stopped: ['start', 'continue'],
  finished: ['start', 'continue'],
  failed: ['start'],
};

describe('the status of a run', () => {
  it.each(Object.entries(LEGAL))('allows in the phase %s only %j', (phase, legal) => {
    const allowed = COMMANDS.filter((command) => isLegal(STATUSES[phase as RunPhase], command));
    expect(allowed).toEqual(legal);
  });

  it.each(['engineFailed', 'outOfMemory', 'trainerCrashed'] as const)(
    'lets a run that failed by %s go on from its checkpoint, where there is one',
    (code) => {
      const failed = { phase: 'failed', runId, error: { code, message: '' } } as const;
      expect(isLegal(failed, 'continue')).toBe(false);
      const checkpoint = { epoch: 1, step: 4 };
      expect(isLegal({ ...failed, checkpoint }, 'continue')).toBe(true);
      expect(isLegal({ ...STATUSES.failed, checkpoint }, 'continue')).toBe(false);
    },
  );

  it('lets a run that could not be saved go on, for it is still in memory', () => {
    const failed = { ...STATUSES.failed, error: { code: 'notWritable', message: '' } } as const;
    expect(isLegal(failed, 'continue')).toBe(true);
  });

  it('follows the events of a whole run', () => {
    const events: readonly (readonly [RunEvent, RunPhase])[] = [
      [runStarted(), 'training'],
      [stepsEnded(0, [1]), 'training'],
      [{ type: 'runPaused', runId }, 'paused'],
      [{ type: 'runResumed', runId }, 'training'],
      [epochEnded(1), 'training'],
      [{ type: 'runSaved', runId, checkpoint: { epoch: 1, step: 4 } }, 'training'],
      [{ type: 'runStopped', runId, folder: 'f' }, 'stopped'],
      [{ type: 'runContinued', runId, totalEpochs: 4 }, 'training'],
      [
        { type: 'runFinished', runId, folder: 'f', evaluation: EVALUATION, weightsSha256: '' },
        'finished',
      ],
      [{ type: 'runContinued', runId, totalEpochs: 5 }, 'training'],
      [{ type: 'runFailed', runId, error }, 'failed'],
    ];
    let status: RunStatus = IDLE;
    for (const [event, phase] of events) {
      status = nextStatus(status, event);
      expect(status.phase).toBe(phase);
    }
    expect(status).toEqual(STATUSES.failed);
  });

  it('keeps the evaluation of a finished run', () => {
    const event = {
      type: 'runFinished',
      runId,
      folder: 'f',
      evaluation: EVALUATION,
      weightsSha256: '',
    } as const;
    expect(nextStatus(STATUSES.training, event)).toEqual(STATUSES.finished);
  });

  it('is active while training and paused, and only then', () => {
    const active = Object.values(STATUSES).filter(isActive);
    expect(active.map((status) => status.phase)).toEqual(['training', 'paused']);
  });
});
