/** Fetches one random digit of the test set for the pad. */
import { success, type Result } from '../../contract/errors';
import type { FetchSamples } from '../state/fetch-samples';
import { IMAGE_SIDE } from './prepare';
import type { PlacedDigit } from './sketch.svelte';

export async function randomTestDigit(
  samples: FetchSamples,
  testCount: number,
): Promise<Result<Omit<PlacedDigit, 'placement'>>> {
  const index = randomIndex(testCount);
  const result = await samples('test', [index]);
  if (!result.ok) return result;
  const pixels = result.value.pixels.slice(0, IMAGE_SIDE * IMAGE_SIDE);
  const digit = { width: IMAGE_SIDE, height: IMAGE_SIDE, pixels };
  return success({ digit, index, label: result.value.labels[0] ?? 0 });
}

/** 0..count-1. Where a digit comes from has no bearing on training, so it needs no seed. */
export function randomIndex(count: number): number {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
  return Math.floor((value / 2 ** 32) * count);
}
