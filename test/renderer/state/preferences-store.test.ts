import { describe, expect, it } from 'vitest';
import { success, type Result } from '../../../contract/errors';
import { INITIAL_PREFERENCES } from '../../../contract/preferences';
import { PreferencesStore } from '../../../renderer/state/preferences-store.svelte';
import { FakeBackend, LIGHT, settle } from './fake-backend';

const STORED = { ...INITIAL_PREFERENCES, language: 'de', tourSeen: true } as const;

describe('the preferences of a window', () => {
  it('are what was stored, with what was changed before that was known', async () => {
    let answer: (stored: Result<unknown>) => void = () => undefined;
    const fake = new FakeBackend({
      'preferences:get': () => new Promise((resolve) => (answer = resolve)),
    });
    const preferences = new PreferencesStore(fake.backend, LIGHT);
    preferences.connect();
    void preferences.change({ theme: 'dark' });
    expect(preferences.current.theme).toBe('dark');
    await settle();
    expect(fake.commands()).toEqual(['preferences:get']);
    answer(success(STORED));
    await settle();
    const both = { ...STORED, theme: 'dark' };
    expect(preferences.current).toEqual(both);
    expect(fake.asked.at(-1)).toEqual({ command: 'preferences:set', input: both });
  });
});
