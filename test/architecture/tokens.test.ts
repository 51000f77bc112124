// Holds the window's styles to the tokens, so that one place changes all of a kind.

import { expect, it } from 'vitest';
import { readSourceFiles } from './support/source-files';

it('every corner has one of the tokens for its radius', () => {
  const literal = readSourceFiles()
    .filter(({ path }) => path.startsWith('renderer/'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/(?:radius|\brx): *\d[^;]*;/g)].map(([found]) => `${path}: ${found}`),
    );
  expect(literal).toEqual([]);
});
