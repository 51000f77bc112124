import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { startHistory } from '../../contract/history';
import { presetExperiment } from '../../contract/presets';
import { runEventSchema } from '../../contract/run-events';
import {
  epochEnded,
  EVALUATION,
  RUN_ID as runId,
  runStarted,
  stepsEnded,
} from '../support/run-events';

const finished = {
  type: 'runFinished',
  runId,
  folder: 'f',
  evaluation: EVALUATION,
  weightsSha256: 'a',
};
const EVENTS: readonly object[] = [
  runStarted(),
  { type: 'runContinued', runId, totalEpochs: 4 },
  stepsEnded(0, [1, 2]),
  epochEnded(1),
  { type: 'runPaused', runId },
  { type: 'runResumed', runId },
  { type: 'runStopped', runId, folder: 'f' },
  finished,
  { type: 'runFailed', runId, error: { code: 'diverged', message: '' } },
];

describe('the schema of run events', () => {
  it.each(EVENTS.map((event) => [(event as { type: string }).type, event] as const))(
    'takes %s, but not with a key too many or too few, nor a strange run id',
    (_type, event) => {
      expect(v.is(runEventSchema, event)).toBe(true);
      expect(v.is(runEventSchema, { ...event, surprise: 1 })).toBe(false);
      expect(v.is(runEventSchema, { ...event, runId: '../elsewhere' })).toBe(false);
      for (const key of Object.keys(event)) {
        const fewer = Object.fromEntries(Object.entries(event).filter(([name]) => name !== key));
        expect(v.is(runEventSchema, fewer), `without ${key}`).toBe(false);
      }
    },
  );

  it('takes what a run goes on from', () => {
    const known = {
      config: presetExperiment('tutorial'),
      history: startHistory(runStarted()),
    };
    const event = { type: 'runContinued', runId, totalEpochs: 4, ...known };
    expect(v.is(runEventSchema, event)).toBe(true);
    expect(v.is(runEventSchema, { ...event, history: {} })).toBe(false);
  });

  it('takes no numbers that are none', () => {
    expect(v.is(runEventSchema, { ...epochEnded(1), loss: NaN })).toBe(false);
    expect(v.is(runEventSchema, stepsEnded(0, [NaN]))).toBe(false);
  });

  it('knows no other types', () => {
    expect(v.is(runEventSchema, { type: 'runVanished', runId })).toBe(false);
  });
});
