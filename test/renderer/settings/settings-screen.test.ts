import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { INITIAL_PREFERENCES, nextTextSize } from '../../../contract/preferences';
import { findSettings } from '../../../renderer/settings/find-settings';
import { settingsSections } from '../../../renderer/settings/sections';
import SettingsScreen from '../../../renderer/settings/SettingsScreen.svelte';
import { startLab } from '../../../renderer/state/start-lab';
import { resolveLook } from '../../../renderer/state/theme';
import { prepareDom } from '../shell/prepare-dom';
import WithLab from '../state/WithLab.svelte';
import { FakeBackend, LIGHT, settle } from '../state/fake-backend';

beforeAll(prepareDom);
afterEach(cleanup);

async function open() {
  const fake = new FakeBackend();
  const lab = startLab(fake.backend, LIGHT);
  render(WithLab, { props: { lab, of: SettingsScreen } });
  await settle();
  return { fake, lab, search: screen.getByRole<HTMLInputElement>('searchbox') };
}

describe('searching the settings', () => {
  const namesFound = (search: string) =>
    findSettings(settingsSections(INITIAL_PREFERENCES), search).sections.flatMap((section) =>
      'settings' in section ? section.settings.map(({ key }) => key) : [section.id],
    );

  it('finds by name, help, options, other words and section', () => {
    expect(namesFound('zoom')).toEqual(['textSize']);
    expect(namesFound('slides')).toEqual(['motion']);
    expect(namesFound('reduced')).toEqual(['motion']);
    expect(namesFound('threads')).toEqual(['engine']);
    expect(namesFound('appear')).toEqual(['language', 'theme', 'contrast', 'textSize', 'motion']);
  });

  it('wants every word, in any order and case', () => {
    expect(namesFound('SIZE text')).toEqual(['textSize']);
    expect(namesFound('size banana')).toEqual([]);
  });

  it('shows all without a search', () => {
    expect(findSettings(settingsSections(INITIAL_PREFERENCES), '  ').sections).toHaveLength(
      settingsSections(INITIAL_PREFERENCES).length,
    );
  });
});

describe('the settings screen', () => {
  it('begins in the search field, and says how many were found', async () => {
    const { search } = await open();
    expect(document.activeElement).toBe(search);
    await fireEvent.input(search, { target: { value: 'animation' } });
    expect(screen.getByRole('status').textContent).toBe('1 setting found');
    expect(screen.getAllByRole('combobox')).toHaveLength(1);
    await fireEvent.keyDown(search, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: /Motion/ }));
  });

  it('says that nothing was found, and offers to see all again', async () => {
    const { search } = await open();
    await fireEvent.input(search, { target: { value: 'banana' } });
    expect(screen.getAllByText('No setting is called or does “banana”.')).toHaveLength(2);
    const [, below] = screen.getAllByRole('button', { name: 'Clear the search' });
    await fireEvent.click(below!);
    expect(screen.getByRole('region', { name: 'Appearance' })).toBeTruthy();
  });

  it('stores a change, and keeps the rest', async () => {
    const { fake, lab } = await open();
    await fireEvent.click(screen.getByRole('switch', { name: /Tell me/ }));
    await settle();
    expect(fake.asked.at(-1)).toEqual({
      command: 'preferences:set',
      input: { ...INITIAL_PREFERENCES, tourSeen: true, notifyWhenDone: false },
    });
    expect(lab.preferences.current.notifyWhenDone).toBe(false);
  });
});

describe('the look', () => {
  const system = { isDark: true, wantsContrast: true, forcesColors: false, wantsStillness: true };
  const calm = { isDark: false, wantsContrast: false, forcesColors: false, wantsStillness: false };

  it('is the system’s where nothing else was chosen', () => {
    expect(resolveLook(INITIAL_PREFERENCES, system)).toEqual({
      theme: 'dark',
      contrast: 'high',
      motion: 'reduced',
      palette: 'own',
    });
    expect(resolveLook(INITIAL_PREFERENCES, { ...calm, forcesColors: true })).toMatchObject({
      contrast: 'high',
      palette: 'forced',
    });
  });

  it('is what was chosen, whatever the system asks for', () => {
    const chosen = { theme: 'light', contrast: 'normal', motion: 'full' } as const;
    expect(resolveLook(chosen, system)).toMatchObject(chosen);
    const other = { theme: 'dark', contrast: 'high', motion: 'reduced' } as const;
    expect(resolveLook(other, calm)).toMatchObject(other);
  });

  it('grows by steps and stops at the ends', () => {
    expect(nextTextSize(100, 1)).toBe(115);
    expect(nextTextSize(100, -1)).toBe(90);
    expect(nextTextSize(150, 1)).toBe(150);
    expect(nextTextSize(90, -1)).toBe(90);
  });
});
