/** TensorFlow from an engine pack, once in a test process; where there is none, the tests that need it are skipped, with the reason. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { success, type Result } from '../../contract/errors';
import { ENGINE_PACK_IDS } from '../../contract/engine-packs/packs';
import type { TensorflowRuntime } from '../../engine/tensorflow/runtime';
import { BINDING_FILE, packFolder } from '../../main/engine-packs/pack-places';
import { tensorflowEnvironment } from '../../main/engine-packs/tensorflow-environment';
import { deviceOf } from '../../main/tensorflow/device';
import { loadBinding } from '../../main/tensorflow/load-binding';
import { NO_PACK, PACKS_FOLDER } from './installed-pack';

const pack = ENGINE_PACK_IDS.map((id) => packFolder(PACKS_FOLDER, id)).find((folder) =>
  existsSync(join(folder, BINDING_FILE)),
);
export const hasTensorflow = pack !== undefined;

if (!hasTensorflow) {
  console.warn(`TensorFlow is skipped: ${NO_PACK}.`);
}

let loaded: Promise<TensorflowRuntime> | undefined;

export async function loadTensorflow(): Promise<Result<TensorflowRuntime>> {
  return success(await tensorflowRuntime());
}

/** Throws where there is no pack. */
export function tensorflowRuntime(): Promise<TensorflowRuntime> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<TensorflowRuntime> {
  if (pack === undefined) throw new Error('No engine pack');
  Object.assign(process.env, tensorflowEnvironment(pack));
  const binding = loadBinding(pack);
  const { openBackend } = await import('../../main/tensorflow/backend');
  const tf = await openBackend(binding);
  const { TF_Version: version } = binding as unknown as { readonly TF_Version: string };
  return { tf, version, device: deviceOf(binding), threads: availableParallelism() };
}
