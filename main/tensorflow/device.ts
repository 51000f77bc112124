/** What TensorFlow really computes on, as its libraries say, with the name that the driver gives it. */
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';

/** The part of the binding that tells. */
export interface DeviceBinding {
  isUsingGpuDevice(): boolean;
}

export interface FoundDevice {
  readonly kind: 'cpu' | 'gpu';
  readonly name: string;
  readonly memoryBytes?: number;
}

export function deviceOf(binding: DeviceBinding): FoundDevice {
  if (binding.isUsingGpuDevice()) return { kind: 'gpu', ...(describedGpu() ?? { name: 'GPU' }) };
  return { kind: 'cpu', name: cpus()[0]?.model.trim() ?? 'CPU' };
}

const QUERY = ['--query-gpu=name,memory.total', '--format=csv,noheader,nounits'];
const PATIENCE_MS = 5000;

/** The first GPU, which is the one TensorFlow takes; undefined where the driver's own program does not answer. */
function describedGpu(): Omit<FoundDevice, 'kind'> | undefined {
  try {
    const output = execFileSync('nvidia-smi', QUERY, {
      encoding: 'utf8',
      timeout: PATIENCE_MS,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return parseGpu(output);
  } catch {
    return undefined;
  }
}

/** Of "NVIDIA H100 80GB HBM3, 81559": the name and the memory in MiB. */
export function parseGpu(output: string): Omit<FoundDevice, 'kind'> | undefined {
  const [, name, mebibytes] = /^(.+), (\d+)\s*$/m.exec(output) ?? [];
  if (name === undefined || mebibytes === undefined) return undefined;
  return { name, memoryBytes: Number(mebibytes) * 1024 ** 2 };
}
