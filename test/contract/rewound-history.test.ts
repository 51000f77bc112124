import { describe, expect, it } from 'vitest';
import { nextHistory, startHistory, type History } from '../../contract/history';
import { rewoundHistory } from '../../contract/rewound-history';
import type { RunEvent } from '../../contract/run-events';
import { epochEnded, RUN_ID, runStarted, stepsEnded } from '../support/run-events';

const fold = (events: readonly RunEvent[], from: History): History =>
  events.reduce((history, event) => nextHistory(history, event)!, from);

const start = startHistory(runStarted());
const { stepsPerEpoch } = start;
const losses = (count: number, from: number) => Array.from({ length: count }, (_, i) => from + i);
const epoch = (number: number): readonly RunEvent[] => {
  const firstStep = (number - 1) * stepsPerEpoch;
  return [stepsEnded(firstStep, losses(stepsPerEpoch, firstStep), number), epochEnded(number)];
};
const two = fold([...epoch(1), ...epoch(2)], start);

describe('a history put back to a checkpoint', () => {
  it('is as it was then, at the end of an epoch', () => {
    const one = fold(epoch(1), start);
    const rewound = rewoundHistory(two, { epoch: 1, step: stepsPerEpoch });
    expect(rewound.steps).toEqual(one.steps);
    expect(rewound.epochs).toEqual(one.epochs);
    expect([rewound.epoch, rewound.epochLoss]).toEqual([one.epoch, one.epochLoss]);
  });

  it('keeps the steps done of an epoch under way, and can go on from there', () => {
    const step = stepsPerEpoch + 3;
    const rewound = rewoundHistory(two, { epoch: 1, step });
    expect(rewound.steps.loss).toEqual(two.steps.loss.slice(0, step));
    expect(rewound.epoch).toBe(2);
    const again = stepsEnded(step, losses(stepsPerEpoch - 3, step), 2);
    expect(fold([again], rewound).steps).toEqual(two.steps);
  });

  it('leaves out an epoch that had all its steps but had not ended', () => {
    const step = 2 * stepsPerEpoch;
    const rewound = rewoundHistory(two, { epoch: 1, step });
    expect(rewound.steps).toEqual(two.steps);
    expect(rewound.epochs.map((record) => record.epoch)).toEqual([1]);
    expect(fold([epochEnded(2)], rewound).epochs).toEqual(two.epochs);
  });

  it('is the same one when nothing came after', () => {
    expect(rewoundHistory(two, { epoch: 2, step: 2 * stepsPerEpoch })).toBe(two);
  });

  it('is what others take over when the run goes on', () => {
    const history = rewoundHistory(two, { epoch: 1, step: stepsPerEpoch });
    const event = { type: 'runContinued', runId: RUN_ID, totalEpochs: 9, history } as RunEvent;
    for (const before of [two, undefined]) {
      expect(nextHistory(before, event)).toEqual({ ...history, totalEpochs: 9 });
    }
  });
});
