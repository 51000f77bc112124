/** TensorFlow from an engine pack, once in a test process; where there is none, the tests that need it are skipped, with the reason. */
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as util from 'node:util';
import { success, type Result } from '../../contract/errors';
import type { Tf, TensorflowRuntime } from '../../engine/tensorflow/runtime';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const PACKS = process.env['EPOCH_LAB_ENGINE_PACKS'] ?? join(PROJECT, '.runtime', 'engine-packs');
const BINDING = join('binding', 'tfjs_binding.node');

function findPack(): string | undefined {
  if (!existsSync(PACKS)) return undefined;
  const folders = [PACKS, ...readdirSync(PACKS).map((name) => join(PACKS, name))];
  return folders.find((folder) => existsSync(join(folder, BINDING)));
}

const pack = findPack();
export const hasTensorflow = pack !== undefined;

if (!hasTensorflow) {
  console.warn(`TensorFlow is skipped: no engine pack in ${PACKS} (npm run engine:tensorflow).`);
}

let loaded: TensorflowRuntime | undefined;

export function loadTensorflow(): Promise<Result<TensorflowRuntime>> {
  loaded ??= load();
  return Promise.resolve(success(loaded));
}

/** Throws where there is no pack. */
export function tensorflowRuntime(): TensorflowRuntime {
  loaded ??= load();
  return loaded;
}

interface NodeBackend {
  isUsingGpuDevice: boolean;
}

function load(): TensorflowRuntime {
  if (pack === undefined) throw new Error('No engine pack');
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  process.env['TF_DETERMINISTIC_OPS'] ??= '1';
  const old = util as unknown as Record<string, unknown>;
  old['isNullOrUndefined'] ??= (value: unknown) => value == null;
  const require = createRequire(
    join(PROJECT, 'node_modules/@tensorflow/tfjs-node-gpu/dist/index.js'),
  );
  const tf = require('@tensorflow/tfjs-core') as Tf;
  require('@tensorflow/tfjs-node-gpu/dist/register_all_kernels');
  const { NodeJSKernelBackend } =
    require('@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend') as {
      NodeJSKernelBackend: new (binding: unknown, name: string) => never;
    };
  const file = { exports: {} as { TF_Version?: string } };
  process.dlopen(file, join(pack, BINDING));
  tf.registerBackend(
    'tensorflow',
    () => new NodeJSKernelBackend(file.exports, '@tensorflow/tfjs-node-gpu'),
  );
  if (tf.setBackend('tensorflow') instanceof Error) throw new Error('TensorFlow did not start');
  const { isUsingGpuDevice } = tf.backend() as unknown as NodeBackend;
  return {
    tf,
    version: file.exports.TF_Version ?? 'unknown',
    device: { kind: isUsingGpuDevice ? 'gpu' : 'cpu', name: cpus()[0]?.model ?? 'CPU' },
    threads: availableParallelism(),
  };
}
