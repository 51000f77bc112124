import { describe, expect, it } from 'vitest';
import { checkExperiment, experimentProblems } from '../../contract/experiment';
import { presetExperiment } from '../../contract/presets';
import {
  learningRateAt,
  newSchedule,
  SCHEDULE_KINDS,
  scheduleFields,
  type ScheduleConfig,
} from '../../contract/schedules/registry';
import { catalogue } from '../../contract/text/text';
import { readParity } from '../support/keras-parity';

const tutorial = presetExperiment('tutorial');

interface StoredSchedules {
  readonly steps: readonly number[];
  readonly rows: readonly {
    readonly schedule: ScheduleConfig;
    readonly initial: number;
    readonly rates: readonly number[];
  }[];
}
const { steps, rows } = readParity('schedules') as StoredSchedules;

describe('learning rate schedules', () => {
  it.each(rows.map((row) => [JSON.stringify(row.schedule), row] as const))(
    'give what Keras gives: %s',
    (_name, { schedule, initial, rates }) => {
      const complete = newSchedule(schedule.kind, schedule) as ScheduleConfig;
      for (const [i, step] of steps.entries()) {
        const rate = learningRateAt(complete, initial, step);
        expect(Math.abs(rate - rates[i]!), `step ${step}`).toBeLessThanOrEqual(1e-14);
      }
    },
  );

  it('are all held against Keras', () => {
    const kinds = new Set(rows.map(({ schedule }) => schedule.kind));
    expect([...kinds, 'Constant'].sort()).toEqual([...SCHEDULE_KINDS].sort());
  });

  it('leave the rate alone when constant', () => {
    expect(learningRateAt(newSchedule('Constant'), 0.125, 1e6)).toBe(0.125);
  });

  it.each(SCHEDULE_KINDS)('%s: a new one is accepted, and every field has its text', (kind) => {
    const schedule = newSchedule(kind) as ScheduleConfig;
    expect(experimentProblems({ ...tutorial, schedule })).toEqual([]);
    for (const step of [0, 1, 1875, 9375, 100_000]) {
      const rate = learningRateAt(schedule, 0.001, step);
      expect(rate).toBeGreaterThanOrEqual(0);
      expect(rate).toBeLessThanOrEqual(0.001);
    }
    const { fields, schedules } = catalogue();
    expect(schedules[kind].help).not.toBe('');
    for (const field of Object.values(scheduleFields(kind))) {
      expect(fields[field.text].help).not.toBe('');
    }
  });
});

describe('the schedule of an experiment', () => {
  it('is constant where a file says nothing of it', () => {
    const { schedule: _left, ...rest } = tutorial;
    expect(checkExperiment(rest)).toEqual({ ok: true, config: tutorial });
  });

  it.each([
    [[10, 20], [1, 0.1], 'values', '3 values'],
    [[10], [1, 0.1, 0.01], 'values', '2 values'],
    [[20, 20], [1, 0.1, 0.01], 'boundaries', 'rising'],
    [[20, 10], [1, 0.1, 0.01], 'boundaries', 'rising'],
  ])('has boundaries %j that fit values %j', (boundaries, values, key, words) => {
    const schedule = newSchedule('PiecewiseConstantDecay', { boundaries, values });
    const problems = experimentProblems({ ...tutorial, schedule });
    expect(problems.map(({ path }) => path)).toEqual([['schedule', key]]);
    expect(problems[0]!.message).toContain(words);
  });

  it('names the field that is out of range', () => {
    const schedule = { ...newSchedule('CosineDecay'), decaySteps: 0 };
    const [problem] = experimentProblems({ ...tutorial, schedule });
    expect(problem?.path).toEqual(['schedule', 'decaySteps']);
  });
});
