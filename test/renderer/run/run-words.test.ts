import { describe, expect, it } from 'vitest';
import type { ExperimentConfig } from '../../../contract/experiment';
import { presetExperiment } from '../../../contract/presets';
import type { RunEvent } from '../../../contract/run-events';
import { announcementOf } from '../../../renderer/run/announcement';
import { isEditedSince } from '../../../renderer/run/edited-since';
import { continuationOf, mainButton } from '../../../renderer/run/run-buttons';
import { progressOf, progressText, runStats } from '../../../renderer/run/run-stats';
import { foldEvents, NO_RUN, type RunState } from '../../../renderer/state/run-fold';
import { madeUpRegression, madeUpValuesEvaluation } from '../made-up-run';
import { RUN_ID, startEvent, stepEvents, testEvaluation } from '../harness/scenes';

const config = presetExperiment('tutorial');
const finished: RunEvent = {
  type: 'runFinished',
  runId: RUN_ID,
  folder: '/runs/1',
  evaluation: testEvaluation(),
  weightsSha256: 'ab',
};

function stateAfter(...events: readonly RunEvent[]): RunState {
  return foldEvents(NO_RUN, [startEvent(config), ...events]);
}
const values = ({ status, history }: RunState): Record<string, string> =>
  Object.fromEntries(runStats(status, history).map(({ label, value }) => [label, value]));

describe('the figures of a run', () => {
  it('are dashes before anything ran', () => {
    expect(runStats(NO_RUN.status, undefined).map(({ value }) => value)).toEqual(
      Array(4).fill('–'),
    );
  });

  it('are those of training until the first validation, then those of validation', () => {
    const early = values(stateAfter(...stepEvents(0, 500)));
    expect(Object.keys(early)).toContain('Training accuracy');
    const later = values(stateAfter(...stepEvents(0, 1688)));
    expect(Object.keys(later)).toContain('Validation accuracy');
    expect(later['Validation loss']).toMatch(/^0\.\d{4}$/);
  });

  it('are those of the test once the run has finished', () => {
    const stats = values(stateAfter(...stepEvents(0, 1688), finished));
    expect(stats).toMatchObject({ 'Test accuracy': '97.71', 'Test loss': '0.0755' });
    expect(Object.keys(stats)).toContain('Trained for');
  });

  it('have the mean absolute error in place of the accuracy where values are learnt', () => {
    expect(runStats(NO_RUN.status, undefined, 'values')[0]).toMatchObject({
      label: 'Training error',
      value: '–',
      unit: '',
    });
    const history = madeUpRegression(2000);
    const status = { phase: 'training', runId: history.runId } as const;
    const [score] = runStats(status, history, 'values');
    expect(score?.label).toBe('Validation error');
    expect(score?.value).toMatch(/^1\.\d{4}$/);
    const evaluation = madeUpValuesEvaluation();
    const ended = runStats(
      { phase: 'finished', runId: history.runId, evaluation },
      history,
      'values',
    );
    expect(ended[0]).toMatchObject({ label: 'Test error', value: '1.6000', unit: '' });
  });

  it('say where in the epoch training is', () => {
    const { history } = stateAfter(...stepEvents(0, 1688), ...stepEvents(1688, 300));
    expect(progressText(history)).toBe('Epoch 2 of 5 · step 300 of 1,688');
    expect(progressOf(history)).toBeCloseTo(1988 / 8440, 9);
  });
});

describe('the filled button', () => {
  it('says what goes on', () => {
    const { status, history } = stateAfter(...stepEvents(1688, 10));
    expect(mainButton(NO_RUN.status, undefined, undefined)).toEqual({
      label: 'Train',
      isBusy: false,
    });
    expect(mainButton(NO_RUN.status, undefined, 'start').label).toBe('Starting…');
    const training = mainButton(status, history, undefined);
    expect(training).toEqual({ label: 'Training… epoch 2 of 5', isBusy: true });
    expect(mainButton(status, history, 'stop').label).toBe('Stopping…');
    const { status: ended } = stateAfter(finished);
    expect(mainButton(ended, history, undefined)).toEqual({ label: 'Train again', isBusy: false });
  });
});

describe('the button that lets a run go on', () => {
  const chosen = { ...config.engine, kind: 'tensorflow' } as const;
  const failedAt = (epoch: number) => {
    const error = { code: 'trainerCrashed', message: '' } as const;
    const checkpoint = { epoch, step: epoch * 1688 };
    return stateAfter(...stepEvents(0, 10), {
      type: 'runFailed',
      runId: RUN_ID,
      error,
      checkpoint,
    });
  };

  it('adds epochs to one that has ended', () => {
    const { status, history } = stateAfter(...stepEvents(0, 10), finished);
    const more = { label: '+5 epochs', epochs: 5, engine: chosen };
    expect(continuationOf(status, history, chosen)).toEqual(more);
  });

  it('leads one that failed from its checkpoint to where it was to end', () => {
    const { status, history } = failedAt(2);
    const rest = { label: 'Continue from epoch 3', epochs: undefined, engine: chosen };
    expect(continuationOf(status, history, chosen)).toEqual(rest);
  });

  it('takes the built-in engine where TensorFlow failed', () => {
    const { status, history } = failedAt(2);
    const lost = { ...history!, engine: { ...history!.engine, id: 'tensorflow' } } as const;
    expect(continuationOf(status, lost, chosen)).toEqual({
      label: 'Continue on the built-in engine',
      epochs: undefined,
      engine: { ...chosen, kind: 'builtin' },
    });
  });
});

describe('what is said aloud', () => {
  it('is the end of an epoch, not each step', () => {
    expect(announcementOf(stepEvents(0, 10))).toBeUndefined();
    expect(announcementOf(stepEvents(0, 1688))).toMatch(/^Epoch 1 ended: loss 0\.\d+, validation/);
  });

  it('is the end of the run with its result', () => {
    expect(announcementOf([finished])).toContain('97.71 per cent');
  });

  it('speaks of the mean absolute error where values are learnt', () => {
    const evaluation = madeUpValuesEvaluation();
    expect(announcementOf([{ ...finished, evaluation }])).toBe(
      'Training has finished: test mean absolute error 1.6000, test loss 5.2300.',
    );
    const epoch = {
      ...madeUpRegression(2000).epochs[0]!,
      type: 'epochEnded',
      runId: RUN_ID,
    } as const;
    expect(announcementOf([epoch as RunEvent])).toMatch(/validation mean absolute error 1\.\d+\.$/);
  });

  it('names what failed', () => {
    const error = { code: 'diverged', message: '' } as const;
    const event: RunEvent = { type: 'runFailed', runId: RUN_ID, error };
    expect(announcementOf([event])).toBe('The loss is no longer a number');
  });
});

describe('noticing edits since a run began', () => {
  it('compares what counts, whatever the order of the keys', () => {
    const entries = Object.entries({ ...config, name: 'Another name' }).reverse();
    const shuffled = Object.fromEntries(entries) as unknown as ExperimentConfig;
    expect(isEditedSince(config, shuffled)).toBe(false);
    const edited = { ...config, training: { ...config.training, epochs: 6 } };
    expect(isEditedSince(edited, config)).toBe(true);
    expect(isEditedSince(edited, undefined)).toBe(false);
  });
});
