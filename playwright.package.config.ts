// Tests of the packaged application: builds it once, then opens it like a user. `EPOCH_LAB_PACKAGE=full` adds tar.gz and the installed
// Debian package.

import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/package',
  testMatch: '**/*.test.ts',
  globalSetup: './test/package/support/build.ts',
  outputDir: 'test-results/package',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  forbidOnly: Boolean(process.env['CI']),
  use: { trace: 'off', video: 'off', screenshot: 'off' },
});
