import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { datasetDefinition } from '../../../contract/datasets/registry';
import { failure, success, type Result } from '../../../contract/errors';
import type { Evaluation } from '../../../contract/evaluation';
import EvaluateScreen from '../../../renderer/evaluate/EvaluateScreen.svelte';
import { madeUpEvaluation, madeUpValuesEvaluation } from '../made-up-run';
import { stubCanvas } from '../stub-canvas';

const labels = Array.from({ length: 10_000 }, (_, i) => i % 10);
const evaluation = madeUpEvaluation(labels);
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

async function open(
  shown: Evaluation | undefined,
  answer: Result<Evaluation> = success(evaluation),
  hasModel = true,
) {
  const evaluate = vi.fn(() => Promise.resolve(answer));
  const samples = vi.fn((_: string, indices: readonly number[]) =>
    Promise.resolve(
      success({
        pixels: new Uint8Array(784 * indices.length),
        labels: indices.map((i) => labels[i]!),
      }),
    ),
  );
  const openLab = vi.fn();
  const props = {
    evaluation: shown,
    evaluate,
    samples,
    dataset: datasetDefinition('mnist'),
    hasModel,
    busy: false,
    openLab,
  };
  const view = render(EvaluateScreen, { props });
  await settled();
  return { ...view, evaluate, samples, openLab };
}
const cell = (name: RegExp): HTMLElement => screen.getByRole('gridcell', { name });

beforeAll(stubCanvas);
afterEach(cleanup);

describe('the evaluation', () => {
  it('says what will appear and leads to the Lab while there is no model', async () => {
    const { openLab } = await open(undefined, undefined, false);
    expect(screen.getByText(/Train a network first/)).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Go to the Lab' }));
    expect(openLab).toHaveBeenCalledOnce();
  });

  it('offers to evaluate, and shows the answer', async () => {
    const { evaluate } = await open(undefined);
    await fireEvent.click(screen.getByRole('button', { name: 'Evaluate' }));
    await settled();
    expect(evaluate).toHaveBeenCalledOnce();
    expect(screen.getByTestId('test-accuracy').textContent).toMatch(/98\.\d\d\s*%/);
    expect(screen.getByText(/^95 % interval 97\.\d to 98\.\d %/)).toBeTruthy();
    expect(screen.getByTestId('test-loss').textContent).toBe('0.0755');
    expect(screen.getByText('Most often mixed up: 4 taken for 9, 12 times.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Evaluate again' })).toBeTruthy();
  });

  it('shows the metrics that were asked for, shares in per cent', async () => {
    await open({ ...evaluation, metrics: { top_k_categorical_accuracy: 0.9987, auc: 0.9991 } });
    const figure = (kind: string): string | null =>
      screen.getByTestId(`metric-${kind}`).textContent;
    expect(screen.getByText('Top-5 accuracy')).toBeTruthy();
    expect(figure('top_k_categorical_accuracy')).toBe('99.87%');
    expect(figure('auc')).toBe('0.9991');
    expect(screen.queryByText('Precision')).toBeNull();
  });

  it('says what failed and offers it again', async () => {
    await open(undefined, failure('trainerCrashed', 'The training process died.'));
    await fireEvent.click(screen.getByRole('button', { name: 'Evaluate' }));
    await settled();
    expect(screen.getByRole('alert').textContent).toBe('The training process died.');
    expect(screen.getByRole('button', { name: 'Evaluate' })).toBeTruthy();
  });

  it('starts at the most frequent mistake and fetches its examples', async () => {
    const { samples } = await open(evaluation);
    expect(cell(/^4 taken for 9: 12 of 982, 1\.2 %$/).getAttribute('aria-selected')).toBe('true');
    expect(samples).toHaveBeenCalledWith('test', evaluation.examples[4]![9]);
    expect(screen.getAllByRole('img', { name: /a 4, taken for 9/ })).toHaveLength(4);
    // Counted from 1, as everywhere else.
    const [first = 0] = evaluation.examples[4]![9]!;
    expect(screen.getByText(`no. ${(first + 1).toLocaleString('en')}`)).toBeTruthy();
  });

  it('is walked by keys with one cell in the tab order, and Enter shows examples', async () => {
    const { samples } = await open(evaluation);
    const tabbable = (): Element[] =>
      screen.getAllByRole('gridcell').filter((element) => element.getAttribute('tabindex') === '0');
    expect(tabbable()).toHaveLength(1);
    cell(/^0 recognised/).focus();
    await fireEvent.keyDown(document.activeElement!, { key: 'ArrowDown' });
    await fireEvent.keyDown(document.activeElement!, { key: 'End' });
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^1 taken for 9/);
    expect(tabbable()).toEqual([document.activeElement]);
    const calls = samples.mock.calls.length;
    await fireEvent.keyDown(document.activeElement!, { key: 'Enter' });
    await settled();
    expect(samples.mock.calls.length).toBe(calls + 1);
    expect(screen.getByRole('heading', { name: '1 taken for 9' })).toBeTruthy();
  });

  it('says when a mistake never happened', async () => {
    await open(evaluation);
    const never = screen
      .getAllByRole('gridcell')
      .find((element) => element.textContent.trim() === '·')!;
    await fireEvent.click(never);
    await settled();
    expect(screen.getByText('That never happened on the test digits.')).toBeTruthy();
  });

  it('shows a newer evaluation in place of its own', async () => {
    const { rerender } = await open(undefined);
    await fireEvent.click(screen.getByRole('button', { name: 'Evaluate' }));
    await settled();
    await rerender({ evaluation: { ...evaluation, loss: 0.0611 } });
    expect(screen.getByTestId('test-loss').textContent).toBe('0.0611');
  });
});

describe('the evaluation of values', () => {
  const openValues = (shown: Evaluation | undefined) =>
    render(EvaluateScreen, {
      props: {
        evaluation: shown,
        evaluate: () => Promise.resolve(success(madeUpValuesEvaluation())),
        samples: vi.fn(),
        dataset: datasetDefinition('auto_mpg'),
        hasModel: true,
        busy: false,
      },
    });

  it('shows loss, MAE, RMSE and R² in place of accuracy and confusion', async () => {
    openValues(madeUpValuesEvaluation());
    await settled();
    for (const text of ['Mean absolute error', 'Root mean squared error', 'R²', '0.900']) {
      expect(screen.getByText(text)).toBeTruthy();
    }
    expect(screen.queryByRole('grid')).toBeNull();
    expect(screen.getByTestId('evaluation-words').textContent).toContain('off by 1.60 mpg');
  });

  it('shows and says only what was measured', async () => {
    openValues({ ...madeUpValuesEvaluation(), metrics: { mean_absolute_error: 1.6 } });
    await settled();
    expect(screen.getByTestId('metric-mean_absolute_error').textContent).toBe('1.60mpg');
    expect(screen.queryByText('R²')).toBeNull();
    const words = screen.getByTestId('evaluation-words').textContent;
    expect(words).toContain('off by 1.60 mpg on average.');
  });

  it('reads the scatter by keys: samples by true value', async () => {
    openValues(madeUpValuesEvaluation());
    await settled();
    const plot = screen.getByRole('application', { name: /Predicted against true/ });
    await fireEvent.keyDown(plot, { key: 'Home' });
    const first = within(plot).getByRole('status').textContent;
    expect(first).toMatch(/^true \d+\.\d+, predicted/);
    await fireEvent.keyDown(plot, { key: 'ArrowRight' });
    expect(within(plot).getByRole('status').textContent).not.toBe(first);
    await fireEvent.keyDown(plot, { key: 'Escape' });
    expect(within(plot).getByRole('status').textContent).toBe('');
  });

  it('has the predictions as a table too', async () => {
    openValues(madeUpValuesEvaluation());
    const toggle = screen.getByRole('button', { name: 'Show as a table' });
    await fireEvent.click(toggle);
    expect(toggle.getAttribute('aria-pressed')).toBe('true');
    expect(screen.getAllByRole('row')).toHaveLength(79);
    expect(screen.getByText(/^78 samples, true values from .* too high\.$/)).toBeTruthy();
  });

  it('says what will appear before there is one', () => {
    openValues(undefined);
    expect(screen.getByText(/how far the predictions for the 78 test samples/)).toBeTruthy();
  });
});
