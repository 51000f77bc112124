/** The archive that is unpacked anywhere, and how large the packages are. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { capture } from '../../scripts/setup/commands.mjs';
import { launchApp } from '../e2e/support/app';
import { appVersion, artifact } from './support/paths';

const LARGEST_BYTES = 130e6;

test('the tar.gz opens in a folder of its own and starts from there', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'epoch lab, unpacked here '));
  try {
    const { code, output } = await capture('tar', ['xzf', artifact('.tar.gz'), '-C', folder]);
    expect(code, output).toBe(0);
    const inside = `epoch-lab-${appVersion}-linux-x64`;
    const app = await launchApp({ program: path.join(folder, inside, 'epoch-lab') });
    await app.electron.close();
    rmSync(app.userData, { recursive: true });
    expect(app.complaints).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

for (const ending of ['.tar.gz', '.deb']) {
  test(`the ${ending} is under 130 MB, even compressed in haste`, () => {
    const { size } = statSync(artifact(ending));
    const description = `${ending}: ${(size / 1e6).toFixed(1)} MB`;
    test.info().annotations.push({ type: 'size', description });
    expect(size, description).toBeLessThan(LARGEST_BYTES);
  });
}
