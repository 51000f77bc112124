// Tests of the packaged application: builds it once, then opens it like a user. `EPOCH_LAB_PACKAGE=full` adds tar.gz and the installed
// Debian package.

import { defineConfig } from '@playwright/test';

const isFull = process.env['EPOCH_LAB_PACKAGE'] === 'full' && process.platform === 'linux';

export default defineConfig({
  testDir: 'test/package',
  projects: [
    { name: 'build', testMatch: 'build.setup.ts' },
    {
      name: 'package',
      testMatch: '**/*.test.ts',
      testIgnore: isFull ? [] : ['archive.test.ts', 'debian.test.ts'],
      dependencies: ['build'],
    },
  ],
  outputDir: 'test-results/package',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  forbidOnly: Boolean(process.env['CI']),
  use: { trace: 'off', video: 'off', screenshot: 'off' },
});
