import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { success } from '../../../contract/errors';
import { MENU_ACTIONS } from '../../../contract/ipc/channels';
import { presetExperiment } from '../../../contract/presets';
import { SHORTCUTS } from '../../../contract/shortcuts';
import App from '../../../renderer/App.svelte';
import { ACTIONS, allCommands } from '../../../renderer/shell/commands';
import { findCommands } from '../../../renderer/shell/find-commands';
import { startLab } from '../../../renderer/state/start-lab';
import { RUN_ID, startEvent, stepEvents } from '../harness/scenes';
import { FakeBackend, LIGHT } from '../state/fake-backend';
import { prepareDom } from './prepare-dom';

// jsdom has no canvas for chart.js.
vi.mock('../../../renderer/charts/ChartPanel.svelte', () => import('./NoCharts.svelte'));

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

async function open(answers?: ConstructorParameters<typeof FakeBackend>[0]) {
  const fake = new FakeBackend(answers);
  const lab = startLab(fake.backend, LIGHT);
  render(App, { props: { lab } });
  await settled();
  return { fake, lab };
}

async function openPalette(answers?: ConstructorParameters<typeof FakeBackend>[0]) {
  const opened = await open(answers);
  await fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
  await settled();
  return opened;
}
const box = (): HTMLElement => screen.getByRole('combobox', { name: 'Search the commands' });
const option = (name: RegExp): HTMLElement => screen.getByRole('option', { name });
const isOpen = (): boolean => screen.queryByRole('dialog', { name: 'Commands' }) !== null;
async function type(value: string): Promise<void> {
  await fireEvent.input(box(), { target: { value } });
}
async function enter(): Promise<void> {
  await fireEvent.keyDown(box(), { key: 'Enter' });
  await settled();
}

beforeAll(prepareDom);
afterEach(cleanup);

describe('the table of commands', () => {
  it('holds every action of the menu, and every command with keys', () => {
    expect(ACTIONS).toEqual(expect.arrayContaining([...MENU_ACTIONS]));
    expect(ACTIONS).toEqual(expect.arrayContaining(Object.keys(SHORTCUTS)));
  });

  it('gives no name and no keys to two commands', () => {
    const names = allCommands().map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const keys = Object.values(SHORTCUTS)
      .flat()
      .map((shortcut) => JSON.stringify({ ...shortcut, notInText: undefined }));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('searching the commands', () => {
  const groups = [
    { title: 'All', items: allCommands().map(({ id, name }) => ({ value: id, label: name })) },
  ];
  const first = (search: string): string | undefined =>
    findCommands(groups, search)[0]?.items[0]?.value;

  it.each([
    ['train', 'train'],
    ['5 more', 'continue'],
    ['evl', 'showEvaluate'],
    ['kbd', 'showShortcuts'],
    ['thdark', 'theme-dark'],
    ['dark theme', 'theme-dark'],
    ['lstm', 'preset-lstm'],
    ['clr sk', 'clearSketch'],
  ])('%s finds %s', (search, id) => {
    expect(first(search)).toBe(id);
  });

  it('finds nothing where the letters are not there', () => {
    expect(findCommands(groups, 'xqzzz')).toEqual([]);
  });
});

describe('the command palette', () => {
  it('opens and closes by its keys, and by Escape', async () => {
    const { lab } = await openPalette();
    expect(isOpen()).toBe(true);
    await fireEvent.keyDown(box(), { key: 'k', ctrlKey: true });
    await settled();
    expect(isOpen()).toBe(false);
    await fireEvent.keyDown(document.body, { key: 'P', ctrlKey: true, shiftKey: true });
    await settled();
    expect(isOpen()).toBe(true);
    await fireEvent.keyDown(box(), { key: 'Escape' });
    await settled();
    expect(isOpen()).toBe(false);
    expect(lab.navigation.sheet).toBeUndefined();
  });

  it('does what is found by Enter', async () => {
    const { lab } = await openPalette();
    await type('settings');
    await enter();
    expect(isOpen()).toBe(false);
    expect(lab.navigation.screen).toBe('settings');
  });

  it('shows the keys, and greys what is not possible with the reason', async () => {
    const { fake } = await openPalette();
    expect(option(/^Train Ctrl Enter$/).getAttribute('aria-disabled')).toBeNull();
    expect(option(/^Stop/).textContent).toContain('Nothing is being trained.');
    expect(option(/^Train 5 more/).textContent).toContain('Nothing has been trained yet.');
    fake.send('training:events', [startEvent(presetExperiment('tutorial')), ...stepEvents(0, 100)]);
    await settled();
    const train = option(/^Train Ctrl Enter/);
    expect(train.getAttribute('aria-disabled')).toBe('true');
    expect(train.textContent).toContain('Training is under way: stop it first.');
    await fireEvent.click(train);
    expect(isOpen()).toBe(true);
    await fireEvent.click(option(/^Stop/));
    await settled();
    expect(fake.commands()).toContain('training:stop');
    fake.send('training:events', [{ type: 'runStopped', runId: RUN_ID, folder: '/runs/1' }]);
  });

  it('greys what an empty sketchpad has nothing for, until there is ink on it', async () => {
    const pixels = new Uint8Array(784);
    for (let y = 5; y < 24; y++) pixels.fill(250, y * 28 + 12, y * 28 + 15);
    await openPalette({ 'dataset:samples': () => success({ pixels, labels: [1] }) });
    expect(option(/^Undo last stroke/).textContent).toContain('There is no stroke to undo.');
    expect(option(/^Clear sketchpad/).textContent).toContain('The sketchpad is empty.');
    expect(option(/^Clear sketchpad/).getAttribute('aria-disabled')).toBe('true');
    await fireEvent.click(screen.getByText('Test digit'));
    await settled();
    expect(option(/^Undo last stroke/).getAttribute('aria-disabled')).toBeNull();
    await fireEvent.click(option(/^Clear sketchpad/));
    await fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
    await settled();
    expect(option(/^Clear sketchpad/).textContent).toContain('The sketchpad is empty.');
  });

  it('is walked by the arrow keys, and tells which command is meant', async () => {
    await openPalette();
    const meant = (): string =>
      document.getElementById(box().getAttribute('aria-activedescendant') ?? '')?.textContent ?? '';
    expect(meant()).toContain('Train');
    await fireEvent.keyDown(box(), { key: 'ArrowDown' });
    expect(meant()).toContain('Pause or resume');
    await type('no such thing at all');
    expect(screen.getByText('No command has such a name.')).toBeTruthy();
  });

  it('starts from a preset and changes the theme', async () => {
    const { lab, fake } = await openPalette();
    await type('lstm');
    await enter();
    expect(lab.experiment.config.layers.some(({ kind }) => kind === 'LSTM')).toBe(true);
    await fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
    await settled();
    await type('dark');
    await enter();
    expect(fake.asked.at(-1)).toMatchObject({
      command: 'preferences:set',
      input: { theme: 'dark' },
    });
  });

  it('says why the sketchpad’s commands are not possible where there is none', async () => {
    const { lab } = await openPalette();
    await fireEvent.keyDown(box(), { key: 'Escape' });
    lab.experiment.startFrom('regression');
    await settled();
    await fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
    await settled();
    expect(isOpen()).toBe(true);
    expect(option(/^Clear sketchpad/).textContent).toContain('cannot be drawn');
    expect(option(/^Undo last stroke/).getAttribute('aria-disabled')).toBe('true');
  });
});

describe('the list of shortcuts', () => {
  it('opens by F1 with the keys of every command that has some', async () => {
    await open();
    await fireEvent.keyDown(document.body, { key: 'F1' });
    await settled();
    const sheet = screen.getByRole('dialog', { name: 'Keyboard shortcuts' });
    for (const text of ['Space', 'Ctrl P', 'Ctrl Shift Enter', 'Ctrl K', 'F1', 'Alt ↑ ↓']) {
      expect(sheet.textContent).toContain(text);
    }
  });

  it('says aloud why a key did nothing', async () => {
    const { lab } = await open();
    await fireEvent.keyDown(document.body, { key: '.', ctrlKey: true });
    expect(lab.notices.announcement).toBe('Nothing is being trained.');
  });
});
