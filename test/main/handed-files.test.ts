import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { APP_ID } from '../../main/app-id';
import { argumentsAgain, experimentFilesIn, HandedFiles } from '../../main/handed-files';

const folder = resolve('/home/someone');
const file = join(folder, 'mine.epochlab');

describe('the files among the words of a start', () => {
  it.each([
    ['a path', file],
    ['a path from where it was started', 'mine.epochlab'],
    ['an address, as some desktops give it', pathToFileURL(file).href],
  ])('are found as %s', (_how, word) => {
    expect(experimentFilesIn(['/usr/bin/epoch-lab', '--no-sandbox', word], folder)).toEqual([file]);
  });

  it('may have capitals in their extension, spaces and other letters in their name', () => {
    const odd = join(folder, 'Ünser erstes Netz.EPOCHLAB');
    expect(experimentFilesIn([odd, pathToFileURL(odd).href], folder)).toEqual([odd, odd]);
  });

  it.each([
    '--user-data-dir=/tmp/x.epochlab',
    'picture.png',
    'file:///%zz.epochlab',
    'https://example.com/mine.epochlab2',
    '',
  ])('are not taken for one: %s', (word) => {
    expect(experimentFilesIn([word], folder)).toEqual([]);
  });

  it('are not opened again by a start that follows this one, unless it is handed one', () => {
    const words = ['/opt/epoch-lab', '--no-sandbox', file];
    expect(argumentsAgain(words, undefined)).toEqual(['--no-sandbox']);
    expect(argumentsAgain(words, '/other.epochlab')).toEqual(['--no-sandbox', '/other.epochlab']);
  });
});

describe('HandedFiles', () => {
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  function bench() {
    const shown: string[] = [];
    const handed = new HandedFiles(
      (path) => Promise.resolve(`what is in ${path}`),
      (content) => shown.push(content),
    );
    return { handed, shown };
  }

  it('keeps the last file until the page listens, then opens each at once', async () => {
    const { handed, shown } = bench();
    handed.give('first');
    handed.give('last');
    await settle();
    expect(shown).toEqual([]);
    handed.listens(true);
    handed.listens(true);
    await settle();
    handed.give('later');
    await settle();
    expect(shown).toEqual(['what is in last', 'what is in later']);
  });

  it('keeps a file for the next page when this one is gone, also while it is read', async () => {
    const { handed, shown } = bench();
    handed.listens(true);
    handed.give('read too late');
    handed.listens(false);
    await settle();
    expect(shown).toEqual([]);
    handed.listens(true);
    await settle();
    expect(shown).toEqual(['what is in read too late']);
    handed.listens(false);
    handed.give('during a crash');
    handed.listens(true);
    await settle();
    expect(shown.at(-1)).toBe('what is in during a crash');
    expect(shown).toHaveLength(2);
  });
});

describe('the name by which systems know the app', () => {
  it('is the one that packages are made with', () => {
    const builder = readFileSync(new URL('../../electron-builder.yml', import.meta.url), 'utf8');
    expect(/^appId: (.+)$/m.exec(builder)?.[1]).toBe(APP_ID);
  });
});
