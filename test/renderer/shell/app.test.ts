import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { failure, success } from '../../../contract/errors';
import { presetExperiment } from '../../../contract/presets';
import Root from '../../../renderer/Root.svelte';
import type { Lab } from '../../../renderer/state/lab';
import { startLab } from '../../../renderer/state/start-lab';
import { RUN_ID, startEvent, stepEvents } from '../harness/scenes';
import { FakeBackend, LIGHT, type Answer } from '../state/fake-backend';
import { prepareDom } from './prepare-dom';

// jsdom has no canvas for chart.js.
vi.mock('../../../renderer/charts/ChartPanel.svelte', () => import('./NoCharts.svelte'));

const config = presetExperiment('tutorial');
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

async function open(answers: Partial<Record<string, Answer>> = {}) {
  const fake = new FakeBackend(answers);
  const lab: Lab = startLab(fake.backend, LIGHT);
  const onfailure = (failure: unknown): never => {
    throw failure;
  };
  render(Root, { props: { lab, reload: () => undefined, onfailure } });
  await settled();
  return { fake, lab };
}
const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });

beforeAll(prepareDom);
afterEach(cleanup);

describe('the window', () => {
  it('starts training with a frozen copy of the experiment', async () => {
    const { fake, lab } = await open();
    await fireEvent.click(button(/^Train/));
    await settled();
    const { input } = fake.asked.find(({ command }) => command === 'training:start') ?? {};
    expect(input).toEqual({ config: lab.experiment.config });
    expect((input as { config: unknown }).config).not.toBe(lab.experiment.config);
  });

  it('shows only the buttons that are possible, with what goes on in the filled one', async () => {
    const { fake, lab } = await open();
    expect(screen.queryByRole('button', { name: /Pause/ })).toBeNull();
    fake.send('training:events', [startEvent(config), ...stepEvents(0, 100)]);
    await settled();
    expect(button('Training… epoch 1 of 5').getAttribute('aria-disabled')).toBe('true');
    await fireEvent.click(button(/Pause/));
    expect(fake.commands()).toContain('training:pause');
    fake.send('training:events', [{ type: 'runPaused', runId: RUN_ID }]);
    await settled();
    expect(button(/Resume/)).toBeTruthy();
    fake.send('training:events', [{ type: 'runStopped', runId: RUN_ID, folder: '/runs/1' }]);
    await settled();
    await fireEvent.click(button('+5 epochs'));
    const { engine } = lab.experiment.config;
    const input = { epochs: 5, engine: { ...engine } };
    expect(fake.asked.at(-1)).toEqual({ command: 'training:continue', input });
  });

  it('leads to the first problem instead of training', async () => {
    const { fake, lab } = await open();
    lab.experiment.setField(['training', 'seed'], -1);
    await settled();
    await fireEvent.click(button(/^Train/));
    await settled();
    expect(fake.commands()).not.toContain('training:start');
    expect(document.activeElement?.id).toBe('field-training-seed');
  });

  it('does by the menu and by keys what the buttons do', async () => {
    const { fake, lab } = await open();
    fake.send('menu:action', 'showEvaluate');
    expect(lab.navigation.screen).toBe('evaluate');
    await fireEvent.keyDown(document.body, { key: '1', ctrlKey: true });
    expect(lab.navigation.screen).toBe('lab');
    fake.send('menu:action', 'train');
    await settled();
    expect(fake.commands()).toContain('training:start');
    fake.send('training:events', [startEvent(config)]);
    await fireEvent.keyDown(document.body, { key: ' ' });
    expect(fake.commands()).toContain('training:pause');
  });

  it('tells calmly of a refused command, with what to do, until it is dismissed', async () => {
    const { lab } = await open({
      'training:start': () => failure('notWritable', 'The folder is full.', '/data/runs'),
    });
    await fireEvent.click(button(/^Train/));
    await settled();
    const banner = screen.getByRole('alert');
    expect(banner.textContent).toContain('The run could not be saved');
    expect(banner.textContent).toContain('The folder is full.');
    expect(banner.textContent).toContain('Free some space');
    expect(banner.textContent).toContain('/data/runs');
    await fireEvent.click(button('Dismiss'));
    expect(lab.run.error).toBeUndefined();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('puts an opened experiment in the form, and undo brings back what was there', async () => {
    const opened = { ...config, name: 'From a friend' };
    const { lab } = await open({
      'experiment:open': () => success({ file: 'friend.epochlab', config: opened }),
    });
    await fireEvent.keyDown(document.body, { key: 'o', ctrlKey: true });
    await settled();
    expect(lab.experiment.config).toEqual(opened);
    expect(lab.notices.toasts[0]?.text).toBe('Opened “friend.epochlab”');
    await fireEvent.click(button('Undo'));
    expect(lab.experiment.config).toEqual(config);
  });

  it('keeps the form when a file does not fit, and names file and field', async () => {
    const message = '“bad.epochlab” cannot be opened. training.epochs: Enter a whole number.';
    const { fake, lab } = await open({
      'experiment:open': () => failure('experimentMisfit', message),
    });
    lab.experiment.setName('Mine');
    fake.send('menu:action', 'openExperiment');
    await settled();
    expect(screen.getByRole('alert').textContent).toContain(message);
    expect(screen.getByRole('alert').textContent).toContain('was kept');
    expect(lab.experiment.config.name).toBe('Mine');
  });

  it('saves the experiment of the form, but none that could not be opened again', async () => {
    const { fake, lab } = await open({
      'experiment:save': () => success({ file: 'mine.epochlab' }),
    });
    await fireEvent.keyDown(document.body, { key: 's', ctrlKey: true });
    await settled();
    const input = { config: lab.experiment.config };
    expect(fake.asked.at(-1)).toEqual({ command: 'experiment:save', input });
    expect(lab.notices.toasts[0]?.text).toBe('Saved as “mine.epochlab”');
    lab.experiment.setField(['training', 'seed'], -1);
    fake.send('menu:action', 'saveExperiment');
    await settled();
    expect(fake.commands().filter((name) => name === 'experiment:save')).toHaveLength(1);
    expect(lab.notices.toasts[0]?.text).toMatch(/^Cannot save yet: Enter a whole number/);
    expect(document.activeElement?.id).toBe('field-training-seed');
  });

  it('speaks the end of each epoch', async () => {
    const { fake, lab } = await open();
    fake.send('training:events', [startEvent(config), ...stepEvents(0, 1688)]);
    expect(lab.notices.announcement).toMatch(/^Epoch 1 ended/);
  });

  it('loads the last experiment and puts the theme on the root element', async () => {
    const last = { ...config, name: 'Mine' };
    const { lab } = await open({ 'experiment:last': () => ({ ok: true, value: last }) });
    expect(screen.getByLabelText<HTMLInputElement>('Name of the experiment').value).toBe('Mine');
    expect(document.documentElement.dataset['theme']).toBe('light');
    void lab.preferences.change({ theme: 'dark' });
    await settled();
    expect(document.documentElement.dataset['theme']).toBe('dark');
  });

  it('says so when the samples cannot be shown, and tries again on request', async () => {
    const { fake } = await open({ 'dataset:samples': () => failure('dataMissing', 'No file.') });
    expect(document.body.textContent).toContain('The samples cannot be shown. No file.');
    await fireEvent.click(button('Try again'));
    await settled();
    expect(fake.commands().filter((name) => name === 'dataset:samples')).toHaveLength(2);
  });
});

describe('the window with a table of values', () => {
  const regression = presetExperiment('regression');
  const rows = success({ rows: [[8, 318, 150, 4498, 14.5, 75, 0]], targets: [16] });
  const answers = {
    'experiment:last': () => success(regression),
    'dataset:rows': () => rows,
  };

  it('shows rows in place of pictures, and fields in place of the sketchpad', async () => {
    const { fake } = await open(answers);
    await settled();
    expect(screen.getByRole('region', { name: 'Some training samples' }).textContent).toContain(
      '4498',
    );
    expect(screen.getByText('Auto MPG · 314 + 78')).toBeTruthy();
    expect(screen.getByText(/Drawing is for pictures/)).toBeTruthy();
    expect(screen.queryByText('Draw a digit here')).toBeNull();
    expect(screen.getByText('Training error')).toBeTruthy();
    await fireEvent.click(button(/^Train/));
    await settled();
    const { input } = fake.asked.find(({ command }) => command === 'training:start') ?? {};
    expect(input).toEqual({ config: regression });
  });
});
