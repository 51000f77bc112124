/** What TensorFlow really computes on, as its libraries say. */
import { cpus } from 'node:os';
import type { Binding } from './backend';

export interface FoundDevice {
  readonly kind: 'cpu' | 'gpu';
  readonly name: string;
}

export function deviceOf(binding: Binding): FoundDevice {
  const { isUsingGpuDevice } = binding as unknown as { readonly isUsingGpuDevice?: () => boolean };
  if (isUsingGpuDevice?.call(binding) === true) return { kind: 'gpu', name: 'GPU' };
  return { kind: 'cpu', name: cpus()[0]?.model.trim() ?? 'CPU' };
}
