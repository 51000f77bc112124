/** Why TensorFlow's GPU build computes on the processor: it says so in a log line only, so the same things are looked for again. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { t } from '../../contract/text/text';

/** What TensorFlow opens at its start, by the folder of the wheel that has it. */
const LIBRARIES: readonly (readonly [folder: string, library: string])[] = [
  ['cuda_runtime', 'libcudart.so.12'],
  ['cublas', 'libcublas.so.12'],
  ['cublas', 'libcublasLt.so.12'],
  ['cufft', 'libcufft.so.11'],
  ['curand', 'libcurand.so.10'],
  ['cusolver', 'libcusolver.so.11'],
  ['cusparse', 'libcusparse.so.12'],
  ['cudnn', 'libcudnn.so.9'],
  ['nccl', 'libnccl.so.2'],
];

export interface DriverFiles {
  /** There when the kernel's driver is loaded. */
  readonly driver: string;
  /** Holds one folder a GPU. */
  readonly gpus: string;
}

const DRIVER_FILES: DriverFiles = {
  driver: '/proc/driver/nvidia/version',
  gpus: '/proc/driver/nvidia/gpus',
};

/** A sentence with what to do. */
export function gpuAbsence(packFolder: string, files: DriverFiles = DRIVER_FILES): string {
  if (!existsSync(files.driver)) return t('packs.noDriver');
  if (!existsSync(files.gpus) || readdirSync(files.gpus).length === 0) return t('packs.noGpu');
  const missing = LIBRARIES.find(
    ([folder, library]) => !existsSync(join(packFolder, 'nvidia', folder, 'lib', library)),
  );
  if (missing !== undefined) return t('packs.noLibrary', { library: missing[1] });
  return t('packs.gpuUnusable');
}
