// How each part is bundled; `--mode` names the part. One entry a build: two would share a chunk.

import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type UserConfig } from 'vite';
import { nodeParts, windowPart } from './scripts/build/parts.mjs';

const inRoot = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// The oldest runtime the application runs on: Electron 25.
const oldestNode = 'node18';
const oldestChromium = 'chrome114';

function nodeConfig(part: (typeof nodeParts)[keyof typeof nodeParts]): UserConfig {
  return {
    root: inRoot('.'),
    publicDir: false,
    resolve: { conditions: ['node', 'import', 'module', 'default'] },
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: inRoot(part.entry),
      outDir: inRoot(part.outDir),
      emptyOutDir: false,
      target: oldestNode,
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        output: { format: 'cjs', entryFileNames: part.file, codeSplitting: false },
      },
    },
  };
}

function windowConfig(): UserConfig {
  return {
    root: inRoot('renderer'),
    base: './',
    plugins: [svelte({ configFile: inRoot('svelte.config.js') })],
    build: {
      outDir: inRoot(windowPart.outDir),
      emptyOutDir: true,
      target: oldestChromium,
      sourcemap: true,
      // The content security policy has no `data:` for fonts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  };
}

// Tools that ask for no part (svelte-check, editors) mean the window's.
export default defineConfig(({ mode }) => {
  const part = Object.entries(nodeParts).find(([name]) => name === mode)?.[1];
  return part === undefined ? windowConfig() : nodeConfig(part);
});
