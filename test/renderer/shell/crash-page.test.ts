import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { success } from '../../../contract/errors';
import { FAILURE_LENGTH } from '../../../contract/ipc/channels';
import { presetExperiment } from '../../../contract/presets';
import CrashPage from '../../../renderer/crash/CrashPage.svelte';
import { FailureLog } from '../../../renderer/crash/report-failure';
import Root from '../../../renderer/Root.svelte';
import { startLab } from '../../../renderer/state/start-lab';
import { RUN_ID, sceneNamed, startEvent, stepEvents } from '../harness/scenes';
import { FakeBackend, LIGHT } from '../state/fake-backend';
import { prepareDom } from './prepare-dom';

// jsdom has no canvas for chart.js.
vi.mock('../../../renderer/charts/ChartPanel.svelte', () => import('./NoCharts.svelte'));

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

beforeAll(prepareDom);
afterEach(cleanup);

async function openPage(scene = 'idle') {
  const { status, config, history } = sceneNamed(scene);
  const fake = new FakeBackend({
    'training:snapshot': () => success({ status, config, history }),
  });
  const reload = vi.fn();
  const { backend } = fake;
  render(CrashPage, { props: { backend, happened: 'It ended.', detail: 'at line 1', reload } });
  await settled();
  return { fake, reload };
}

describe('the page after a crash', () => {
  it('tells what happened, that nothing was sent, and the details on request', async () => {
    await openPage();
    const { textContent } = screen.getByRole('alert');
    expect(textContent).toContain('It ended.');
    expect(textContent).toContain('Nothing was sent.');
    expect(textContent).toContain('at line 1');
    expect(textContent).toContain('Saved runs and settings are kept.');
  });

  it('tells that training goes on, and how far it is by now', async () => {
    const { fake } = await openPage('training');
    expect(screen.getByText(/now in epoch 3 of 5/)).toBeTruthy();
    fake.send('training:events', stepEvents(3 * 1688, 100));
    await settled();
    expect(screen.getByText(/now in epoch 4 of 5/)).toBeTruthy();
    fake.send('training:events', [{ type: 'runStopped', runId: RUN_ID, folder: '/runs/1' }]);
    await settled();
    expect(screen.getByText(/The last run is kept/)).toBeTruthy();
  });

  it('reloads and shows the log', async () => {
    const { fake, reload } = await openPage();
    await fireEvent.click(screen.getByRole('button', { name: 'Show log' }));
    expect(fake.asked.at(-1)).toEqual({ command: 'app:reveal', input: { what: 'log' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Reload the window' }));
    expect(reload).toHaveBeenCalledOnce();
  });
});

describe('an app that cannot be drawn', () => {
  it('gives its place to the page, which says so to whoever keeps the log', async () => {
    const fake = new FakeBackend();
    const onfailure = vi.fn();
    const lab = startLab(fake.backend, LIGHT);
    render(Root, { props: { lab, reload: () => undefined, onfailure } });
    await settled();
    expect(screen.queryByText('This window stopped working')).toBeNull();
    const config = { ...presetExperiment('tutorial'), dataset: undefined };
    fake.send('training:events', [startEvent(config as never)]);
    await settled();
    expect(screen.getByText('This window stopped working')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Train/ })).toBeNull();
    expect(onfailure.mock.calls[0]?.[0]).toBeInstanceOf(Error);
    const { dataset } = document.documentElement;
    for (const theme of ['dark', 'light'] as const) {
      void lab.preferences.change({ theme });
      await settled();
      expect(dataset['theme']).toBe(theme);
    }
  });
});

describe('the log of failures', () => {
  it('takes message and stack, cut to what main accepts, and not without end', () => {
    const fake = new FakeBackend();
    const log = new FailureLog(fake.backend);
    const error = new Error('x'.repeat(2 * FAILURE_LENGTH));
    for (let i = 0; i < 60; i++) log.write(error);
    expect(fake.asked).toHaveLength(50);
    const { command, input } = fake.asked[0] ?? {};
    expect(command).toBe('app:report');
    const { message, detail } = input as { message: string; detail: string };
    expect([message.length, detail.length]).toEqual([FAILURE_LENGTH, FAILURE_LENGTH]);
    log.write('a word');
    expect(fake.asked).toHaveLength(50);
  });
});
