/** The sketchpad in the real app: drawing, the empty pad, keys only, and 500 displaced half-size digits through the real pipeline. */
import path from 'node:path';
import { PAD_SIZE } from '../../renderer/sketch/ink';
import { placeDigit } from '../../renderer/sketch/place-digit';
import { IMAGE_SIDE, prepareInk } from '../../renderer/sketch/prepare';
import { ARTIFACTS, expect, testWithSharedApp } from './support/app';
import { invoke, snapshot, startTraining, trainToEnd } from './support/run';
import { ANSWER, drawOne, sketchpad } from './support/sketch';
import type { Page } from '@playwright/test';

const test = testWithSharedApp();

const DIGITS = 500;
const REACH = 60;

/** The pad empty, and the tutorial trained. */
async function begin(window: Page): Promise<void> {
  await sketchpad(window).press('Delete');
  await expect(window.getByText('Draw a digit', { exact: true })).toBeVisible();
  if ((await snapshot(window)).status.phase !== 'finished') await trainToEnd(window, 5);
}

test('half-size digits up to 60 px off the middle of the pad are read at 96 % or better', async ({
  app: { window },
}) => {
  await begin(window);
  let correct = 0;
  for (let start = 0; start < DIGITS; start += 100) {
    const indices = Array.from({ length: 100 }, (_, i) => start + i);
    const samples = await invoke(window, 'dataset:samples', {
      kind: 'mnist',
      split: 'test',
      indices,
    });
    if (!samples.ok) throw new Error(samples.error.message);
    const pixels = Uint8Array.from(Object.values(samples.value.pixels));
    const prepared = indices.map((index, i) =>
      prepareDisplaced(pixels.slice(i * 784, (i + 1) * 784), index),
    );
    const guesses = await recognise(window, prepared);
    correct += guesses.filter((guess, i) => guess === samples.value.labels[i]).length;
  }
  test.info().annotations.push({ type: 'accuracy', description: `${correct} of ${DIGITS}` });
  expect(correct / DIGITS).toBeGreaterThanOrEqual(0.96);
});

/** The digit at half size, moved by up to ±60 px each way (a fixed spread over the digits), as the pad would prepare it. */
function prepareDisplaced(digit: Uint8Array, index: number): readonly number[] {
  const x = ((index * 37) % (2 * REACH + 1)) - REACH;
  const y = ((index * 59) % (2 * REACH + 1)) - REACH;
  const picture = placeDigit(
    { width: IMAGE_SIDE, height: IMAGE_SIDE, pixels: digit },
    { scale: 0.5, x, y },
  );
  expect(picture.width).toBe(PAD_SIZE);
  const preparation = prepareInk({ kind: 'image', image: picture });
  if (preparation === undefined) throw new Error(`digit ${index} was taken for an empty pad`);
  return [...preparation.pixels];
}

function recognise(window: Page, prepared: readonly (readonly number[])[]): Promise<number[]> {
  return window.evaluate(async (digits) => {
    const { api } = globalThis as unknown as {
      api: {
        invoke(
          name: string,
          input: unknown,
        ): Promise<{ ok: boolean; value: { probabilities: number[] } }>;
      };
    };
    const guesses: number[] = [];
    for (const digit of digits) {
      const result = await api.invoke('training:predict', { pixels: Uint8Array.from(digit) });
      const { probabilities } = result.value;
      guesses.push(probabilities.indexOf(Math.max(...probabilities)));
    }
    return guesses;
  }, prepared);
}

test('a drawn one is recognised, undo and clear empty the pad, and an empty pad gives no answer', async ({
  app: { window },
}) => {
  await begin(window);
  await drawOne(window);
  await expect(window.getByText(ANSWER)).toBeVisible();
  await window.screenshot({ path: path.join(ARTIFACTS, 'sketchpad-drawn.png') });
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(window.getByText('Draw a digit', { exact: true })).toBeVisible();
  await drawOne(window);
  await expect(window.getByText(ANSWER)).toBeVisible();
  await window.getByRole('button', { name: 'Clear' }).click();
  await expect(window.getByText('Draw a digit', { exact: true })).toBeVisible();
});

test('keys alone place a test digit, move it and get it read', async ({ app: { window } }) => {
  await begin(window);
  await window.getByRole('button', { name: 'Test digit' }).focus();
  await window.keyboard.press('Enter');
  await expect(window.getByText(ANSWER)).toBeVisible();
  await sketchpad(window).focus();
  for (const key of ['-', '-', 'ArrowLeft', 'ArrowUp']) await window.keyboard.press(key);
  await expect(window.getByText(ANSWER)).toBeVisible();
});

test('the answer is updated while training runs', async ({ app: { window } }) => {
  await begin(window);
  await drawOne(window);
  await startTraining(window);
  const answer = window.getByText(ANSWER);
  await expect(answer).toBeVisible();
  const seen = new Set<string>();
  await expect
    .poll(async () => seen.add((await answer.textContent()) ?? '').size, {
      intervals: [100],
      timeout: 15_000,
    })
    .toBeGreaterThan(2);
});
