/** Builds what the other tests open, before the first of them. */
import { test } from '@playwright/test';
import { buildForTests } from '../../scripts/package/build-package.mjs';
import { isFull } from './support/paths';

test('the packages are built', async () => {
  test.setTimeout(10 * 60_000);
  await buildForTests(isFull ? ['dir', 'tar.gz', 'deb'] : ['dir']);
});
