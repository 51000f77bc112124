// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { accuracyChart } from '../../../renderer/charts/accuracy';
import { chartAction } from '../../../renderer/charts/chart-keys';
import { summariseEpochs } from '../../../renderer/charts/epoch-summary';
import { lossChart } from '../../../renderer/charts/loss';
import { moveReading, readAt, spokenReading } from '../../../renderer/charts/reading';
import { formatLoss } from '../../../renderer/ui/format-number';
import { madeUpHistory } from '../made-up-run';

const history = madeUpHistory(5400);
const perEpoch = history.stepsPerEpoch;

describe('reading a chart', () => {
  it('gives the exact value of the nearest step, its smoothed value and its epoch’s values', () => {
    const reading = readAt(lossChart, history, 'steps', 2000.2 / perEpoch)!;
    expect(reading.x).toBe(2000 / perEpoch);
    expect(reading.place).toBe('Step 2,000 · Epoch 2');
    expect(reading.lines.map(({ label }) => label)).toEqual([
      'this batch',
      'smoothed',
      'training, epoch 2',
      'validation, epoch 2',
    ]);
    expect(reading.lines[0]?.value).toBe(formatLoss(history.steps.loss[1999]!));
    expect(reading.lines[3]?.value).toBe(formatLoss(history.epochs[1]!.validationLoss!));
  });

  it('has no epoch values for the epoch under way', () => {
    const reading = readAt(lossChart, history, 'steps', 99)!;
    expect(reading.place).toBe('Step 5,400 · Epoch 4');
    expect(reading.lines).toHaveLength(2);
    expect(reading.validation).toBeUndefined();
  });

  it('says that a point stands for several steps', () => {
    const { steps } = history;
    const thinned = { ...steps, stride: 2, loss: steps.loss.filter((_, i) => i % 2 === 0) };
    const reading = readAt(lossChart, { ...history, steps: thinned }, 'steps', 11 / perEpoch)!;
    expect(reading.place).toBe('Steps 11 to 12, mean · Epoch 1');
  });

  it('names the best epoch', () => {
    const reading = readAt(accuracyChart, history, 'epochs', 2.7)!;
    expect(reading.place).toBe('Epoch 3');
    expect(reading.lines[1]?.label).toBe('validation, epoch 3 (best)');
    expect(spokenReading(accuracyChart, reading)).toMatch(
      /^Accuracy, Epoch 3: training, epoch 3 97\./,
    );
  });

  it('has nothing to say before the first step or epoch', () => {
    expect(readAt(lossChart, madeUpHistory(0), 'steps', 1)).toBeUndefined();
    expect(readAt(lossChart, madeUpHistory(100), 'epochs', 1)).toBeUndefined();
  });
});

describe('moving by key', () => {
  it('goes by a hundredth, by a point, by an epoch and to the ends', () => {
    const from = 1000 / perEpoch;
    expect(moveReading(history, 'steps', from, 'stride', 1)).toBeCloseTo(1054 / perEpoch);
    expect(moveReading(history, 'steps', from, 'point', -1)).toBeCloseTo(999 / perEpoch);
    expect(moveReading(history, 'steps', from, 'epoch', 1)).toBe(1);
    expect(moveReading(history, 'steps', 1, 'epoch', 1)).toBe(2);
    expect(moveReading(history, 'steps', 2, 'epoch', -1)).toBe(1);
    expect(moveReading(history, 'steps', from, 'end', 1)).toBe(5400 / perEpoch);
    expect(moveReading(history, 'steps', from, 'end', -1)).toBe(1 / perEpoch);
    expect(moveReading(history, 'epochs', 2, 'stride', 1)).toBe(3);
    expect(moveReading(history, 'epochs', 3, 'stride', 1)).toBe(3);
  });

  it('knows its keys and leaves the others alone', () => {
    const key = (name: string, shiftKey = false, ctrlKey = false) =>
      chartAction({ key: name, shiftKey, ctrlKey, metaKey: false, altKey: false });
    expect(key('ArrowLeft')).toEqual({ kind: 'move', move: 'stride', direction: -1 });
    expect(key('ArrowRight', true)).toEqual({ kind: 'move', move: 'point', direction: 1 });
    expect(key('PageDown')).toEqual({ kind: 'move', move: 'epoch', direction: 1 });
    expect(key('Home')).toEqual({ kind: 'move', move: 'end', direction: -1 });
    expect(key('Escape')).toEqual({ kind: 'leave' });
    expect(key('ArrowLeft', false, true)).toBeUndefined();
    expect(key(' ')).toBeUndefined();
  });
});

describe('the run in sentences', () => {
  it('says how far it is, how the loss went and which epoch was best', () => {
    const [progress, training, validation] = summariseEpochs(history);
    expect(progress).toBe('3 of 5 epochs ended.');
    expect(training).toMatch(/^The training loss went from 0\.2\d+ to 0\.0\d+/);
    expect(validation).toMatch(/^The validation loss is lowest in epoch 3, at 0\.08/);
  });

  it('claims nothing before the first epoch, and nothing of validation without it', () => {
    expect(summariseEpochs(undefined)).toEqual(['No epoch has ended yet.']);
    expect(summariseEpochs(madeUpHistory(100))).toEqual(['No epoch has ended yet.']);
    expect(summariseEpochs(madeUpHistory(1700, 5, false))).toHaveLength(2);
  });
});
