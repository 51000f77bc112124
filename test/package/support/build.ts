/** Builds what the tests open, before the first of them. */
import { buildForTests } from '../../../scripts/package/build-package.mjs';
import { isFull, isLinux } from './paths';

async function build(): Promise<void> {
  await buildForTests(isFull && isLinux ? ['dir', 'tar.gz', 'deb'] : ['dir']);
}

// Playwright asks for a default export here.
export default build;
