import { describe, expect, it } from 'vitest';
import { bestEpoch, type EpochRecord, type History } from '../../../contract/history';
import { presetExperiment } from '../../../contract/presets';
import { verdictOf } from '../../../renderer/run/verdict';
import { foldEvents, NO_RUN } from '../../../renderer/state/run-fold';
import { startEvent } from '../harness/scenes';

const base = foldEvents(NO_RUN, [startEvent(presetExperiment('tutorial'))]).history as History;

function withSteps(lossAt: (step: number) => number, count = 1000): History {
  const loss = Array.from({ length: count }, (_none, step) => lossAt(step));
  return { ...base, steps: { stride: 1, stepCount: count, loss, accuracy: loss.map(() => 0.5) } };
}

const falling = withSteps((step) => 0.1 + Math.exp(-step / 200));

function epoch(number: number, loss: number, validationLoss: number | null): EpochRecord {
  const validationAccuracy = validationLoss === null ? null : 0.97;
  const rest = { seconds: 1, accuracy: 0.98, learningRate: 0.001 };
  return { epoch: number, loss, validationLoss, validationAccuracy, ...rest };
}

function afterEpochs(...losses: readonly (readonly [number, number | null])[]): History {
  const epochs = losses.map(([loss, validation], index) => epoch(index + 1, loss, validation));
  return { ...falling, epochs };
}

describe('what the curves mean', () => {
  it('says little before enough batches were seen', () => {
    const { title, tone } = verdictOf(withSteps(() => 1, 199));
    expect(title).toBe('Just started');
    expect(tone).toBe('neutral');
  });

  it('sees a loss that does not fall', () => {
    const verdict = verdictOf(withSteps((step) => 2.3 + 0.05 * Math.sin(step)));
    expect(verdict.title).toBe('Loss is not falling');
    expect(verdict.tone).toBe('warn');
    expect(verdict.reason).toContain('2.3');
  });

  it('sees a loss that grows', () => {
    const verdict = verdictOf(withSteps((step) => 0.5 + step / 200));
    expect(verdict.title).toBe('Loss is growing');
    expect(verdict.tone).toBe('bad');
  });

  it('is content with a falling loss where nothing is held back for validation', () => {
    expect(verdictOf(falling).title).toBe('Learning');
    expect(verdictOf(afterEpochs([0.3, null])).title).toBe('Learning');
  });

  it('says learning well while validation follows, with the numbers as the reason', () => {
    const verdict = verdictOf(afterEpochs([0.26, 0.15], [0.11, 0.1], [0.08, 0.09]));
    expect(verdict.title).toBe('Learning well');
    expect(verdict.tone).toBe('good');
    expect(verdict.reason).toContain('0.0900');
    expect(verdict.reason).toContain('0.0800');
  });

  it('does not call one worse epoch overfitting', () => {
    expect(verdictOf(afterEpochs([0.2, 0.1], [0.1, 0.12])).title).toBe('Learning well');
  });

  it('names overfitting and the epoch from which on it shows', () => {
    const verdict = verdictOf(afterEpochs([0.2, 0.12], [0.1, 0.1], [0.05, 0.11], [0.02, 0.13]));
    expect(verdict.title).toBe('Overfitting');
    expect(verdict.sentence).toContain('epoch 2');
    expect(verdict.reason).toContain('0.1300');
  });

  it('sees that training has levelled off', () => {
    const losses = [0.1, 0.0999, 0.0998].map((loss) => [loss, 0.12] as const);
    expect(verdictOf(afterEpochs(...losses)).title).toBe('Levelled off');
  });

  it('finds the epoch with the lowest validation loss', () => {
    expect(bestEpoch(afterEpochs([1, 0.5], [1, 0.3], [1, 0.4]).epochs)?.epoch).toBe(2);
    expect(bestEpoch(afterEpochs([1, null]).epochs)).toBeUndefined();
  });
});
