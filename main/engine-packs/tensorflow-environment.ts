/** The variables that TensorFlow reads when its libraries are loaded; they must be set before the process begins. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `packFolder`: a pack's. Only the folders that are there are named. On the processor the same run gives the same bits; on a GPU that would
 * cost much speed, and nobody promises it.
 */
export function tensorflowEnvironment(packFolder: string): Record<string, string> {
  const libraries = libraryFolders(packFolder);
  return {
    ...(libraries.length === 0 ? {} : { LD_LIBRARY_PATH: libraries.join(':') }),
    // Else nearly all of a GPU's memory is taken at once.
    TF_FORCE_GPU_ALLOW_GROWTH: 'true',
    // Else newer GPUs round what they multiply to 10 bits (TF32), which is far from float32, and the start-up check refuses it.
    NVIDIA_TF32_OVERRIDE: '0',
    // oneDNN's convolutions are wrong where a row of one channel has room for one step of a window only, at unequal strides.
    // On, it also writes a line to the error output that no level holds back.
    TF_ENABLE_ONEDNN_OPTS: '0',
    // Errors only; the rest would fill the log.
    TF_CPP_MIN_LOG_LEVEL: '2',
    ...(libraries.length === 1 ? { TF_DETERMINISTIC_OPS: '1' } : {}),
    // Kernels compiled for a new GPU at the first start are kept, all of them.
    CUDA_CACHE_MAXSIZE: '4294967296',
  };
}

/** The wheel's own folders: TensorFlow's, and one for each of NVIDIA's libraries. */
function libraryFolders(packFolder: string): readonly string[] {
  const nvidia = join(packFolder, 'nvidia');
  const names = existsSync(nvidia) ? readdirSync(nvidia).sort() : [];
  const folders = names.map((name) => join(nvidia, name, 'lib'));
  return [join(packFolder, 'tensorflow'), ...folders].filter((folder) => existsSync(folder));
}
