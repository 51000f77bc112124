import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failure, success } from '../../../contract/errors';
import { guessFrom } from '../../../renderer/sketch/guess';
import { guessText, spokenGuess } from '../../../renderer/sketch/guess-text';
import { NO_INK, type Ink } from '../../../renderer/sketch/ink';
import { createPace } from '../../../renderer/sketch/pace';
import { Recogniser, type Predict } from '../../../renderer/sketch/recogniser.svelte';
import { moved, THREE } from '../made-up-strokes';

const names = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
const three: Ink = { kind: 'strokes', strokes: THREE };
const dot: Ink = { kind: 'strokes', strokes: [[{ x: 9, y: 9 }]] };
const likely = (best: number, share: number): number[] =>
  names.map((_, i) => (i === best ? share : (1 - share) / 9 + i * 1e-6));

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

describe('the pace', () => {
  it('runs at most once an interval however often it is asked, and the last request counts', async () => {
    let runs = 0;
    const pace = createPace(100, () => {
      runs++;
      return Promise.resolve();
    });
    for (let ms = 0; ms < 1000; ms += 10) {
      pace.request();
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(runs).toBeLessThanOrEqual(11);
    expect(runs).toBeGreaterThanOrEqual(9);
  });

  it('never runs twice at a time', async () => {
    let running = 0;
    let most = 0;
    const pace = createPace(100, async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 350));
      running--;
    });
    for (let i = 0; i < 20; i++) {
      pace.request();
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(most).toBe(1);
  });
});

describe('the recogniser', () => {
  it('asks again at most ten times a second while the weights change', async () => {
    const predict = vi.fn<Predict>(() =>
      Promise.resolve(success({ probabilities: likely(3, 0.9), step: 1 })),
    );
    const recogniser = new Recogniser(predict);
    for (let ms = 0; ms < 2000; ms += 20) {
      recogniser.look(three, true);
      await vi.advanceTimersByTimeAsync(20);
    }
    expect(predict.mock.calls.length).toBeLessThanOrEqual(21);
    expect(predict.mock.calls.length).toBeGreaterThan(15);
    expect(predict.mock.calls[0]![0]).toHaveLength(784);
    expect(recogniser.answer.kind).toBe('probabilities');
  });

  it('gives no answer to an empty pad or a dot, and does not ask', async () => {
    const predict = vi.fn<Predict>();
    const recogniser = new Recogniser(predict);
    recogniser.look(dot, true);
    await vi.advanceTimersByTimeAsync(300);
    recogniser.look(NO_INK, true);
    await vi.advanceTimersByTimeAsync(300);
    expect(predict).not.toHaveBeenCalled();
    expect(recogniser.answer).toEqual({ kind: 'nothing' });
  });

  it('prepares the drawing without a model, and says that it is untrained', async () => {
    const predict = vi.fn<Predict>();
    const recogniser = new Recogniser(predict);
    recogniser.look(three, false);
    await vi.advanceTimersByTimeAsync(300);
    expect(predict).not.toHaveBeenCalled();
    expect(recogniser.answer).toEqual({ kind: 'untrained' });
    expect(recogniser.preparation?.pixels).toHaveLength(784);
  });

  it('drops an answer that comes after the pad was cleared', async () => {
    let answer: (value: Awaited<ReturnType<Predict>>) => void = () => undefined;
    const recogniser = new Recogniser(() => new Promise((resolve) => (answer = resolve)));
    recogniser.look(three, true);
    await vi.advanceTimersByTimeAsync(150);
    recogniser.look(NO_INK, true);
    answer(success({ probabilities: likely(3, 0.9), step: 1 }));
    await vi.advanceTimersByTimeAsync(150);
    expect(recogniser.answer).toEqual({ kind: 'nothing' });
    expect(recogniser.preparation).toBeUndefined();
  });

  it('keeps the old answer on show until the next is there', async () => {
    const answers = [
      Promise.resolve(success({ probabilities: likely(3, 0.9), step: 1 })),
      new Promise<never>(() => undefined),
    ];
    const recogniser = new Recogniser(() => answers.shift()!);
    recogniser.look(three, true);
    await vi.advanceTimersByTimeAsync(200);
    recogniser.look({ kind: 'strokes', strokes: moved(THREE, 0.9, 0, 0) }, true);
    await vi.advanceTimersByTimeAsync(500);
    expect(recogniser.answer).toMatchObject({ kind: 'probabilities', step: 1 });
  });

  it('says what failed', async () => {
    const recogniser = new Recogniser(() => Promise.resolve(failure('trainerCrashed', 'It died.')));
    recogniser.look(three, true);
    await vi.advanceTimersByTimeAsync(200);
    expect(recogniser.answer).toMatchObject({ kind: 'failed', error: { message: 'It died.' } });
  });
});

describe('the guess in words', () => {
  const say = (probabilities: readonly number[]) => {
    const guess = guessFrom(probabilities);
    const text = guessText({ kind: 'probabilities', probabilities, step: 0 }, guess, names);
    return { ...text, spoken: spokenGuess(text, guess, names) };
  };

  it('says how sure it is and what would come next', () => {
    const probabilities = [0.001, 0, 0.001, 0.982, 0, 0.005, 0, 0, 0.011, 0];
    expect(say(probabilities)).toEqual({
      big: '3',
      first: '98.2 % sure',
      second: 'then 8, then 5',
      spoken: 'It is a 3, to 98 per cent. The next guess is 8.',
    });
  });

  it('is not sure below the threshold', () => {
    const { first, second, spoken } = say([0, 0, 0, 0.45, 0, 0.3, 0, 0, 0.25, 0]);
    expect(first).toBe('Not sure, 45.0 %');
    expect(second).toBe('perhaps 5, perhaps 8');
    expect(spoken).toContain('It may be a 3');
  });

  it('never claims to be wholly sure', () => {
    expect(say(likely(3, 0.99999)).first).toBe('more than 99.9 % sure');
  });

  it('asks for a digit when there is none', () => {
    expect(guessText({ kind: 'nothing' }, undefined, names).first).toBe('Draw a digit');
    expect(guessFrom([])).toBeUndefined();
  });
});
