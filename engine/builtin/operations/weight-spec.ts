/** Finds a weight among those that the contract's shape rule asks for. */
import type { WeightSpec } from '../../../contract/shapes';

export function weightSpec(
  weights: readonly WeightSpec[],
  name: string,
): { readonly spec: WeightSpec; readonly index: number } {
  const index = weights.findIndex((weight) => weight.name === name);
  const spec = weights[index];
  if (spec === undefined) throw new Error(`A layer without ${name}`);
  return { spec, index };
}
