import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
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
  it('keeps the last file until the page listens, then opens each at once', () => {
    const open = vi.fn();
    const handed = new HandedFiles(open);
    handed.give('/first.epochlab');
    handed.give('/last.epochlab');
    expect(open).not.toHaveBeenCalled();
    handed.ready();
    handed.ready();
    expect(open).toHaveBeenCalledExactlyOnceWith('/last.epochlab');
    handed.give('/later.epochlab');
    expect(open).toHaveBeenLastCalledWith('/later.epochlab');
  });
});

describe('the name by which systems know the app', () => {
  it('is the one that packages are made with', () => {
    const builder = readFileSync(new URL('../../electron-builder.yml', import.meta.url), 'utf8');
    expect(/^appId: (.+)$/m.exec(builder)?.[1]).toBe(APP_ID);
  });
});
