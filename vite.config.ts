// How each part is bundled; `--mode` names the part. One entry a build: two would share a chunk.

import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type UserConfig } from 'vite';
import { markdownPages } from './scripts/build/markdown.mjs';
import { licenceFile, nodeParts, windowPart, type NodePart } from './scripts/build/parts.mjs';

const inRoot = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// The oldest runtime the application runs on: Electron 25.
const oldestNode = 'node18';
const oldestChromium = 'chrome114';

/** Which packages went into a bundle, with their licences; scripts/build/licences.mjs joins these lists. */
const licenceList = (name: string) => ({ fileName: licenceFile(name) });

// The backend asks for the umbrella package, of which it uses the core alone; and its classes are functions of
// old, which cannot extend the core's modern classes but those of its bundle for Node.
const coreForNode = {
  find: /^@tensorflow\/tfjs(-core)?$/,
  replacement: inRoot('node_modules/@tensorflow/tfjs-core/dist/tf-core.node.js'),
};

function nodeConfig(name: string, part: NodePart): UserConfig {
  const isTensorflow = part.isTensorflow === true;
  return {
    root: inRoot('.'),
    publicDir: false,
    resolve: {
      conditions: ['node', 'import', 'module', 'default'],
      alias: isTensorflow ? [coreForNode] : [],
    },
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: inRoot(part.entry),
      outDir: inRoot(part.outDir),
      emptyOutDir: false,
      target: oldestNode,
      sourcemap: true,
      minify: false,
      license: licenceList(name),
      rolldownOptions: {
        // tfjs says that its specs and kernels have no side effects; registering them is one.
        ...(isTensorflow ? { treeshake: false, checks: { eval: false } } : {}),
        output: { format: 'cjs', entryFileNames: part.file, codeSplitting: false },
      },
    },
  };
}

function windowConfig(): UserConfig {
  return {
    root: inRoot('renderer'),
    base: './',
    plugins: [svelte({ configFile: inRoot('svelte.config.js') }), markdownPages()],
    build: {
      outDir: inRoot(windowPart.outDir),
      emptyOutDir: true,
      target: oldestChromium,
      sourcemap: true,
      // The content security policy has no `data:` for fonts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      license: licenceList('renderer'),
    },
  };
}

// Tools that ask for no part (svelte-check, editors) mean the window's.
export default defineConfig(({ mode }) => {
  const part = Object.entries(nodeParts).find(([name]) => name === mode)?.[1];
  return part === undefined ? windowConfig() : nodeConfig(mode, part);
});
