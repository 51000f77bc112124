// End-to-end tests in real Electron: one window at a time, no video (recording hangs there).

import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.test.ts',
  outputDir: 'test-results',
  workers: 1,
  retries: 1,
  timeout: 90_000,
  forbidOnly: Boolean(process.env['CI']),
  use: { trace: 'off', video: 'off', screenshot: 'off' },
});
