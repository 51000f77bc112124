/**
 * What a step changes before its last part, and what is put back when it is left undone: what layers keep for themselves (the moving
 * averages of BatchNormalization). Small: a few numbers a channel.
 */
import type { Heap } from './memory/heap';
import type { NetworkPlan } from './plan/network-plan';

/** Remembers them as they are now; the function returned puts them back. */
export function rememberKept({ floats }: Heap, { parameters }: NetworkPlan): () => void {
  const kept = parameters
    .filter(({ spec }) => !spec.trainable)
    .map(({ value: { address, byteLength } }) => ({
      address,
      values: floats.slice(address / 4, (address + byteLength) / 4),
    }));
  return () => {
    for (const { address, values } of kept) floats.set(values, address / 4);
  };
}
