import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { INITIAL_PREFERENCES } from '../../contract/preferences';
import { presetExperiment } from '../../contract/presets';
import { LastExperiment } from '../../main/last-experiment';
import { openLog } from '../../main/log';
import { PreferenceStore } from '../../main/preferences';
import { temporaryFolder } from '../support/temporary-folder';

const quiet = () => undefined;

describe('PreferenceStore', () => {
  it('begins with the defaults and remembers what was set', async () => {
    const path = join(temporaryFolder(), 'new', 'preferences.json');
    const store = new PreferenceStore(path, quiet);
    expect(store.current).toEqual(INITIAL_PREFERENCES);
    store.set({ ...INITIAL_PREFERENCES, theme: 'dark', notifyWhenDone: false });
    store.set({ ...INITIAL_PREFERENCES, theme: 'light', notifyWhenDone: false, language: 'de' });
    await store.settled();
    expect(new PreferenceStore(path, quiet).current).toEqual({
      ...INITIAL_PREFERENCES,
      theme: 'light',
      notifyWhenDone: false,
      language: 'de',
    });
    expect(readdirSync(join(path, '..'))).toEqual(['preferences.json']);
  });

  it('reads a file from before a preference existed, with the default in its place', () => {
    const path = join(temporaryFolder(), 'preferences.json');
    writeFileSync(path, '{"theme":"dark","notifyWhenDone":false}');
    expect(new PreferenceStore(path, quiet).current).toEqual({
      ...INITIAL_PREFERENCES,
      theme: 'dark',
      notifyWhenDone: false,
    });
    expect(existsSync(`${path}.bak`)).toBe(false);
  });

  it.each([
    ['torn', '{"theme":"da'],
    ['empty', ''],
    ['of another form', '{"theme":"pink","notifyWhenDone":true}'],
    ['with a text size that is none', '{"theme":"dark","notifyWhenDone":true,"textSize":500}'],
    ['with unknown keys', '{"theme":"dark","notifyWhenDone":true,"more":1}'],
    ['with a __proto__', '{"theme":"dark","notifyWhenDone":true,"__proto__":{}}'],
    ['null', 'null'],
    ['huge', `"${'x'.repeat(2_000_000)}"`],
  ])('falls back to the defaults when the file is %s, and keeps it as .bak', (_what, text) => {
    const path = join(temporaryFolder(), 'preferences.json');
    writeFileSync(path, text);
    expect(new PreferenceStore(path, quiet).current).toEqual(INITIAL_PREFERENCES);
    expect(existsSync(path)).toBe(false);
    expect(readFileSync(`${path}.bak`, 'utf8')).toBe(text);
  });

  it('goes on without a place to write, and says so in the log', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    const logged: string[] = [];
    const store = new PreferenceStore(join(folder, 'file', 'preferences.json'), (text) =>
      logged.push(text),
    );
    store.set({ ...INITIAL_PREFERENCES, theme: 'dark' });
    await store.settled();
    expect(store.current.theme).toBe('dark');
    expect(logged.join()).toContain('could not write');
  });
});

describe('LastExperiment', () => {
  it('gives back the experiment started last, or none', async () => {
    const path = join(temporaryFolder(), 'last.json');
    const last = new LastExperiment(path, quiet);
    expect(last.read()).toBeNull();
    const config = { ...presetExperiment('tutorial'), name: 'mine' };
    last.remember(config);
    await last.settled();
    expect(new LastExperiment(path, quiet).read()).toEqual(config);
  });

  it('gives none when the stored one cannot be trained', () => {
    const path = join(temporaryFolder(), 'last.json');
    const config = presetExperiment('tutorial');
    writeFileSync(path, JSON.stringify({ ...config, layers: config.layers.slice(1) }));
    expect(new LastExperiment(path, quiet).read()).toBeNull();
  });
});

describe('openLog', () => {
  it('appends lines with their time, and begins anew after a megabyte', () => {
    const path = join(temporaryFolder(), 'logs', 'app.log');
    const now = () => new Date('2026-01-02T03:04:05Z');
    openLog(path, now)('one');
    openLog(path, now)('two');
    expect(readFileSync(path, 'utf8')).toBe(
      '2026-01-02T03:04:05.000Z one\n2026-01-02T03:04:05.000Z two\n',
    );
    writeFileSync(path, 'x'.repeat(1024 * 1024 + 1));
    openLog(path, now)('three');
    expect(readFileSync(path, 'utf8')).toBe('2026-01-02T03:04:05.000Z three\n');
    expect(existsSync(`${path}.old`)).toBe(true);
  });

  it('cuts a flood off, and does without an unwritable folder', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'app.log');
    const log = openLog(path);
    for (let i = 0; i < 300; i++) log('x'.repeat(10_000));
    expect(readFileSync(path).length).toBeLessThan(1.1 * 1024 * 1024);
    mkdirSync(join(folder, 'folder'));
    expect(() => {
      openLog(join(folder, 'folder'))('lost');
    }).not.toThrow();
  });
});
