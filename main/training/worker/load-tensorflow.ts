/** Brings TensorFlow into the training process: verifies the installed pack, loads its binding, and says what it really computes on. */
import { createRequire } from 'node:module';
import { failure, success, type Result } from '../../../contract/errors';
import { t } from '../../../contract/text/text';
import type { EngineDevice, TensorflowRuntime } from '../../../engine/tensorflow/runtime';
import { choosePack, type ChosenPack } from '../../engine-packs/choose-pack';
import { tensorflowEnvironment } from '../../engine-packs/tensorflow-environment';
import { verifyPack } from '../../engine-packs/verify-pack';
import type { Binding } from '../../tensorflow/backend';
import { deviceOf } from '../../tensorflow/device';
import { gpuAbsence } from '../../tensorflow/gpu-absence';
import { loadBinding } from '../../tensorflow/load-binding';

export interface TensorflowFiles {
  readonly packsFolder: string;
  /** The bundle that exports `openBackend`; left out of the training process's own for its size. */
  readonly backendScript: string;
}

type LoadTensorflow = () => Promise<Result<TensorflowRuntime>>;

/** Loads at the first call; a later one gets the same, for there can be only one TensorFlow in a process. */
export function tensorflowLoader(files: TensorflowFiles): LoadTensorflow {
  let loaded: TensorflowRuntime | undefined;
  return async () => {
    if (loaded !== undefined) return success(loaded);
    const opened = await openInstalled(files);
    if (opened.ok) loaded = opened.value;
    return opened;
  };
}

/** Refuses with `enginePackMissing`, `enginePackCorrupt`, `enginePackWrongVersion` or `enginePackUnfit`. */
async function openInstalled(files: TensorflowFiles): Promise<Result<TensorflowRuntime>> {
  const pack = choosePack(files.packsFolder);
  if (pack === undefined) {
    return failure('enginePackMissing', t('packs.missing', { folder: files.packsFolder }));
  }
  const verified = await verifyPack(pack.folder, { id: pack.id });
  if (!verified.ok) return verified;
  setMissingVariables(pack.folder);
  try {
    return success(await openPack(pack, files.backendScript, verified.value.manifest.tensorflow));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return failure('enginePackUnfit', t('packs.loadFailed'), detail);
  }
}

async function openPack(
  pack: ChosenPack,
  backendScript: string,
  version: string,
): Promise<TensorflowRuntime> {
  const binding = loadBinding(pack.folder);
  const { openBackend } = createRequire(backendScript)(backendScript) as BackendScript;
  const tf = await openBackend(binding);
  return { tf, version, device: describedDevice(pack, binding) };
}

interface BackendScript {
  readonly openBackend: (binding: Binding) => Promise<TensorflowRuntime['tf']>;
}

function describedDevice({ id, folder }: ChosenPack, binding: Binding): EngineDevice {
  const device = deviceOf(binding);
  const isGpuMissed = id === 'tensorflow-gpu' && device.kind === 'cpu';
  return isGpuMissed ? { ...device, reason: gpuAbsence(folder) } : device;
}

/** Where this process was not started with them; the search path for libraries alone comes too late here. */
function setMissingVariables(packFolder: string): void {
  for (const [name, value] of Object.entries(tensorflowEnvironment(packFolder))) {
    process.env[name] ??= value;
  }
}
