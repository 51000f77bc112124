// Holds the window to what every language needs: styles that follow the direction of reading, numbers by Intl.

import { describe, expect, it } from 'vitest';
import { en } from '../../contract/text/en';
import { readSourceFiles } from './support/source-files';

const files = readSourceFiles();

function linesWith(pattern: RegExp, folders: readonly string[], except: readonly string[] = []) {
  return files
    .filter(({ path }) => folders.some((folder) => path.startsWith(`${folder}/`)))
    .filter(({ path }) => !except.includes(path))
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter((line) => pattern.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
}

describe('the styles of the window', () => {
  it('name sides by the direction of reading', () => {
    const sided = /(margin|padding|border)-(left|right)\b|text-align: (left|right)\b|\bfloat:/;
    expect(linesWith(sided, ['renderer'])).toEqual([]);
  });

  it('give both sides the same where a shorthand names all four', () => {
    const shorthands = linesWith(/(margin|padding): \S+ \S+ \S+ \S+;/, ['renderer']);
    const uneven = shorthands.filter((line) => {
      const [, right, , left] = /: (\S+) (\S+) (\S+) (\S+);$/.exec(line)?.slice(1) ?? [];
      return right !== left;
    });
    expect(uneven).toEqual([]);
  });
});

describe('numbers that are shown', () => {
  it('are written by Intl, or as a program reads them', () => {
    // Files of programs' own form: what is typed, and Keras's lines in a terminal.
    const plain = ['renderer/forms/number-text.ts', 'main/cli/text-report.ts'];
    expect(linesWith(/\.toFixed\(|\.toPrecision\(/, ['renderer', 'main'], plain)).toEqual([]);
  });
});

describe('the messages of the catalogue', () => {
  it('are all said somewhere', () => {
    const house = ['contract', 'engine', 'main', 'renderer'];
    const code = files
      .filter(({ path }) => house.some((folder) => path.startsWith(`${folder}/`)))
      .filter(({ path }) => !/^contract\/text\/[a-z]{2}(-|\.)/.test(path))
      .map(({ text }) => text)
      .join('\n');
    const isNamed = (name: string): boolean => code.includes(`'${name}'`);
    // Keys that are put together: `menu.${name}` and `${words}.title`.
    const found = (pattern: RegExp): readonly string[] =>
      [...code.matchAll(pattern)].map(([, part]) => part ?? '');
    const starts = found(/`([a-zA-Z.]+\.)\$\{/g);
    const ends = found(/`\$\{\w+\}(\.[a-zA-Z.]+)`/g);
    const isMade = (key: string): boolean =>
      starts.some((start) => key.startsWith(start)) ||
      ends.some((end) => key.endsWith(end) && isNamed(key.slice(0, -end.length)));
    const silent = Object.keys(en.text).filter((key) => !isNamed(key) && !isMade(key));
    expect(silent).toEqual([]);
  });
});
