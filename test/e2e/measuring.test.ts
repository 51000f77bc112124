/** What a run is measured by and how much each class counts, set by hand and by key, and found again in the result. */
import path from 'node:path';
import { catalogue } from '../../contract/text/text';
import { ARTIFACTS, expect, test } from './support/app';
import { setNumber, snapshot, trainButton, waitForPhase } from './support/run';

test('metrics and class weights are chosen, trained with, and shown in the evaluation', async ({
  app: { window },
}) => {
  await setNumber(window, 'Epochs', 1);
  await window.getByRole('button', { name: 'More options' }).last().click();

  await window.getByRole('checkbox', { name: 'top_k_categorical_accuracy' }).check();
  // The rest by key: from one check box to the next, and Space.
  await window.keyboard.press('Tab');
  await expect(window.getByRole('checkbox', { name: 'precision' })).toBeFocused();
  await window.keyboard.press('Space');

  const weights = window.getByRole('switch', { name: 'Class weights' });
  await weights.focus();
  await window.keyboard.press('Space');
  await expect(window.getByRole('textbox', { name: /^Weight of/ })).toHaveCount(10);
  const balance = window.getByRole('button', { name: 'Balance' });
  await balance.focus();
  await window.keyboard.press('Enter');
  // Of all 60,000 digits, 5,421 are a 5 and 6,742 a 1.
  await expect(window.getByRole('textbox', { name: 'Weight of 5' })).toHaveValue('1.11');
  await expect(window.getByRole('textbox', { name: 'Weight of 1' })).toHaveValue('0.89');
  await setNumber(window, 'Weight of 8', 3);
  await window.screenshot({ path: path.join(ARTIFACTS, 'measuring-form.png') });

  await trainButton(window).click();
  await waitForPhase(window, 'finished');
  const { status, config } = await snapshot(window);
  expect(config?.metrics).toEqual(['accuracy', 'top_k_categorical_accuracy', 'precision']);
  expect(config?.training.classWeight).toEqual([
    1.01, 0.89, 1.01, 0.979, 1.03, 1.11, 1.01, 0.958, 3, 1.01,
  ]);
  if (status.phase !== 'finished') throw new Error('not finished');
  const { accuracy, metrics = {} } = status.evaluation;
  expect(Object.keys(metrics)).toEqual(['top_k_categorical_accuracy', 'precision']);
  expect(metrics.top_k_categorical_accuracy).toBeGreaterThan(accuracy ?? 1);

  await window.getByRole('button', { name: 'Evaluate' }).click();
  await expect(
    window.getByText(catalogue().metrics.precision.label, { exact: true }),
  ).toBeVisible();
  const percent = ((metrics.top_k_categorical_accuracy ?? 0) * 100).toFixed(2);
  await expect(window.getByTestId('metric-top_k_categorical_accuracy')).toHaveText(`${percent}%`);
  await window.screenshot({ path: path.join(ARTIFACTS, 'measuring-evaluation.png') });
});
