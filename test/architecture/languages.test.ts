// Holds the window to what every language needs: styles that follow the direction of reading, numbers by Intl.

import { describe, expect, it } from 'vitest';
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
