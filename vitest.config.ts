// Unit tests: everything in plain Node, the window's components in jsdom.

import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { markdownPages } from './scripts/build/markdown.mjs';

const configFile = fileURLToPath(new URL('svelte.config.js', import.meta.url));

export default defineConfig({
  test: {
    testTimeout: 30_000,
    // Whatever the machine's own language.
    env: { EPOCH_LAB_LANGUAGE: 'en' },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/renderer/**', 'test/e2e/**', 'test/package/**'],
        },
      },
      {
        extends: true,
        plugins: [svelte({ configFile }), markdownPages()],
        resolve: { conditions: ['browser'] },
        test: { name: 'window', environment: 'jsdom', include: ['test/renderer/**/*.test.ts'] },
      },
    ],
  },
});
