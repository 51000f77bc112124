import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { failure, success } from '../../../contract/errors';
import { METRIC_KINDS, metricsOf } from '../../../contract/metrics/registry';
import { presetExperiment, type PresetId } from '../../../contract/presets';
import { catalogue } from '../../../contract/text/text';
import TrainingCard from '../../../renderer/forms/TrainingCard.svelte';
import { createLab, type Lab } from '../../../renderer/state/lab';
import { FakeBackend, LIGHT } from '../state/fake-backend';
import WithLab from '../state/WithLab.svelte';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function open(preset: PresetId = 'tutorial', fake = new FakeBackend()): Promise<Lab> {
  const lab = createLab(fake.backend, LIGHT);
  lab.experiment.load(presetExperiment(preset));
  render(WithLab, { props: { lab, of: TrainingCard } });
  await fireEvent.click(screen.getByRole('button', { name: /More options/ }));
  return lab;
}
const metric = (name: string): HTMLInputElement => screen.getByRole('checkbox', { name });
const weights = (): readonly HTMLInputElement[] =>
  within(screen.getByRole('group', { name: 'Class weights' })).getAllByRole('textbox');
const toggle = (): HTMLElement => screen.getByRole('switch', { name: 'Class weights' });

afterEach(cleanup);

describe('the choice of metrics', () => {
  it.each([
    ['tutorial', 'classes'],
    ['regression', 'values'],
  ] as const)('of the preset %s offers what fits %s', async (preset, targets) => {
    await open(preset);
    const group = screen.getByRole('group', { name: 'Metrics' });
    const names = within(group)
      .getAllByRole('checkbox')
      .map((box) => (box as HTMLInputElement).labels?.[0]?.textContent.trim());
    expect(names).toEqual(metricsOf(targets));
  });

  it('adds and takes away, in the contract’s order', async () => {
    const lab = await open();
    await fireEvent.click(metric('auc'));
    await fireEvent.click(metric('precision'));
    expect(lab.experiment.config.metrics).toEqual(['accuracy', 'precision', 'auc']);
    expect(metric('auc').checked).toBe(true);
    await fireEvent.click(metric('auc'));
    expect(lab.experiment.config.metrics).toEqual(['accuracy', 'precision']);
    expect(lab.experiment.problems).toEqual([]);
  });

  it('keeps what is always measured, and says so', async () => {
    const lab = await open();
    expect(metric('accuracy').getAttribute('aria-disabled')).toBe('true');
    expect(document.getElementById('field-metrics-accuracy-help')?.textContent).toContain(
      'It is always measured.',
    );
    await fireEvent.click(metric('accuracy'));
    expect(metric('accuracy').checked).toBe(true);
    expect(lab.experiment.config.metrics).toEqual(['accuracy']);
  });

  it('explains the one in use to the eye and to a screen reader', async () => {
    await open();
    const { help } = catalogue().metrics.auc;
    const id = metric('auc').getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(id)?.textContent).toBe(help);
    await fireEvent.focus(metric('auc'));
    expect(screen.getAllByText(new RegExp(help))).toHaveLength(2);
  });

  it('counts as changed only where it differs from where it began', async () => {
    await open('regression');
    const more = screen.getByRole('button', { name: /More options/ });
    const before = more.textContent;
    await fireEvent.click(metric('r2_score'));
    expect(more.textContent).not.toBe(before);
    await fireEvent.click(metric('r2_score'));
    expect(more.textContent).toBe(before);
  });

  it('shows a metric that does not fit the dataset as a problem, and the next choice mends it', async () => {
    const lab = await open('regression');
    lab.experiment.setField(['metrics'], ['auc']);
    await settled();
    expect(document.body.textContent).toContain('The metric auc does not fit');
    await fireEvent.click(metric('r2_score'));
    expect(lab.experiment.config.metrics).toEqual(['mean_absolute_error', 'r2_score']);
    expect(lab.experiment.problems).toEqual([]);
  });

  it('has words for every metric', () => {
    for (const kind of METRIC_KINDS) {
      const { label, help, more } = catalogue().metrics[kind];
      expect(help, kind).toMatch(/^[A-Z].+\.$/);
      expect(label.length * more.length, kind).toBeGreaterThan(0);
    }
  });
});

describe('the class weights', () => {
  it('are off at first; on, each class counts once', async () => {
    const lab = await open();
    expect(screen.queryByRole('group', { name: 'Class weights' })).toBeNull();
    await fireEvent.click(toggle());
    expect(weights().map(({ value }) => value)).toEqual(Array.from('1111111111'));
    expect(lab.experiment.config.training.classWeight).toEqual(Array.from({ length: 10 }, () => 1));
    expect(lab.experiment.problems).toEqual([]);
  });

  it('are set one by one, and come back after being switched off and on', async () => {
    const lab = await open();
    await fireEvent.click(toggle());
    await fireEvent.input(screen.getByLabelText('Weight of 3'), { target: { value: '2.5' } });
    expect(lab.experiment.config.training.classWeight).toEqual([1, 1, 1, 2.5, 1, 1, 1, 1, 1, 1]);
    await fireEvent.keyDown(screen.getByLabelText('Weight of 3'), { key: 'ArrowUp' });
    expect(lab.experiment.config.training.classWeight[3]).toBe(2.6);
    await fireEvent.click(toggle());
    expect(lab.experiment.config.training.classWeight).toEqual([]);
    await fireEvent.click(toggle());
    expect(lab.experiment.config.training.classWeight[3]).toBe(2.6);
  });

  it('are balanced by what the training samples are, at a press', async () => {
    const counts = [100, 200, 100, 100, 100, 100, 100, 100, 50, 50];
    const fake = new FakeBackend({ 'dataset:classCounts': () => success({ counts }) });
    const lab = await open('tutorial', fake);
    expect(screen.queryByRole('button', { name: 'Balance' })).toBeNull();
    await fireEvent.click(toggle());
    lab.experiment.setField(['training', 'validationSplit'], 0.25);
    await fireEvent.click(screen.getByRole('button', { name: 'Balance' }));
    await settled();
    expect(fake.asked.at(-1)).toEqual({
      command: 'dataset:classCounts',
      input: { kind: 'mnist', validationSplit: 0.25 },
    });
    expect(lab.experiment.config.training.classWeight).toEqual([1, 0.5, 1, 1, 1, 1, 1, 1, 2, 2]);
    expect(weights().map(({ value }) => value)).toEqual([
      ...['1', '0.5', '1', '1', '1', '1', '1', '1', '2', '2'],
    ]);
    expect(lab.experiment.problems).toEqual([]);
  });

  it('stay as they are where the samples cannot be counted, and the reason is told', async () => {
    const answer = () => failure('dataMissing', 'No file.');
    const lab = await open('tutorial', new FakeBackend({ 'dataset:classCounts': answer }));
    await fireEvent.click(toggle());
    await fireEvent.click(screen.getByRole('button', { name: 'Balance' }));
    await settled();
    expect(weights().map(({ value }) => value)).toEqual(Array.from('1111111111'));
    expect(lab.notices.error?.message).toBe('No file.');
  });

  it('mark the one that is out of range', async () => {
    await open();
    await fireEvent.click(toggle());
    await fireEvent.input(screen.getByLabelText('Weight of 4'), { target: { value: '-1' } });
    await settled();
    const marked = weights().filter((input) => input.getAttribute('aria-invalid') === 'true');
    expect(marked).toEqual([screen.getByLabelText('Weight of 4')]);
    expect(document.getElementById('field-training-classWeight-problem')?.textContent).toMatch(
      /^Enter /,
    );
  });

  it('of a file that has too few are filled up by the first one set', async () => {
    const lab = await open();
    lab.experiment.setField(['training', 'classWeight'], [3, 4]);
    await settled();
    expect(document.body.textContent).toContain('There are 2 class weights for 10 classes.');
    expect(weights().map(({ value }) => value)).toEqual([
      '3',
      '4',
      ...Array.from('        ', () => ''),
    ]);
    await fireEvent.input(screen.getByLabelText('Weight of 0'), { target: { value: '5' } });
    expect(lab.experiment.config.training.classWeight).toEqual([5, 4, 1, 1, 1, 1, 1, 1, 1, 1]);
  });

  it('have no control where there are no classes', async () => {
    await open('regression');
    expect(screen.queryByRole('switch', { name: 'Class weights' })).toBeNull();
    expect(screen.queryByLabelText('Class weights')).toBeNull();
  });
});
