/** About how much memory a network needs while it trains, and whether any engine could give it. Says nothing of one machine. */
import type { LayerSummary } from './network';
import { sizeOf } from './shapes';
import { t } from './text/text';

/** What one WebAssembly memory can address. */
const MOST_BYTES = 4 * 1024 ** 3;
const GIGABYTE = 1024 ** 3;

export interface MemoryNeed {
  /** Weights, gradients and two slots of the optimizer; outputs and their gradients, and what layers keep for the way back. */
  readonly bytes: number;
  /** What no optimizer can do without: weights and gradients, and the outputs of one batch. */
  readonly leastBytes: number;
  /** Where most of it goes: a layer's weights or the outputs of the batch. */
  readonly heaviest: { readonly layer: number; readonly part: 'weights' | 'outputs' };
}

/**
 * Of a training; evaluations may take some megabytes more, whatever the network, as they go through it in parts. `bytesPerNumber`: 4 for float32, 8 for float64. NaN where a size is not a number yet.
 */
export function memoryNeed(
  layers: readonly LayerSummary[],
  batchSize: number,
  bytesPerNumber = 4,
): MemoryNeed {
  let [weights, outputs, inside, rearranged, heaviestBytes] = [0, 0, 0, 0, -1];
  let heaviest: MemoryNeed['heaviest'] = { layer: 0, part: 'weights' };
  layers.forEach(({ parameterCount, output, ...working }, layer) => {
    const own = { weights: parameterCount, outputs: sizeOf(output) * batchSize };
    weights += own.weights;
    outputs += own.outputs;
    inside += working.kept * batchSize;
    rearranged += working.rearranged;
    const part = own.weights >= own.outputs ? 'weights' : 'outputs';
    if (own[part] <= heaviestBytes) return;
    heaviestBytes = own[part];
    heaviest = { layer, part };
  });
  return {
    bytes: (4 * weights + 2 * outputs + inside + rearranged) * bytesPerNumber,
    leastBytes: (2 * weights + outputs) * bytesPerNumber,
    heaviest,
  };
}

export function gigabytes(bytes: number): number {
  return bytes / GIGABYTE;
}

/** A network that no engine can hold, as a problem at the layer or the batch size that asks for most. */
export function memoryProblems(
  layers: readonly LayerSummary[],
  batchSize: number,
  bytesPerNumber: number,
): readonly { readonly path: readonly (string | number)[]; readonly message: string }[] {
  const { bytes, leastBytes, heaviest } = memoryNeed(layers, batchSize, bytesPerNumber);
  if (leastBytes <= MOST_BYTES) return [];
  const sizes = { need: gigabytes(bytes), limit: gigabytes(MOST_BYTES) };
  if (heaviest.part === 'outputs') {
    return [{ path: ['training', 'batchSize'], message: t('problem.memoryOfBatch', sizes) }];
  }
  return [{ path: ['layers', heaviest.layer], message: t('problem.memoryOfWeights', sizes) }];
}
