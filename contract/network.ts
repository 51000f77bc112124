/** Walks a layer list and says, per layer, the output shape and parameter count, or the first misfit with its mend. */
import { layerDefinition, type LayerConfig } from './layers/registry';
import { sizeOf, type Shape, type WeightSpec } from './shapes';
import { workingMemory } from './working-memory';

export interface LayerSummary {
  readonly input: Shape;
  readonly output: Shape;
  readonly weights: readonly WeightSpec[];
  readonly parameterCount: number;
  /** Numbers of one sample kept for the way back besides input and output; negative where these need not be kept. */
  readonly kept: number;
  /** Numbers that stand for weights in another order. */
  readonly rearranged: number;
}

export type NetworkSummary =
  | {
      readonly ok: true;
      readonly layers: readonly LayerSummary[];
      readonly output: Shape;
      readonly parameterCount: number;
    }
  | {
      readonly ok: false;
      /** The layers before the misfit. */
      readonly layers: readonly LayerSummary[];
      /** Index of the first layer that does not fit. */
      readonly at: number;
      readonly problem: string;
    };

export function summarizeNetwork(input: Shape, configs: readonly LayerConfig[]): NetworkSummary {
  const layers: LayerSummary[] = [];
  let shape = input;
  for (const [at, config] of configs.entries()) {
    const plan = layerDefinition(config.kind).plan(config, shape);
    if (!plan.ok) return { ok: false, layers, at, problem: plan.problem };
    const parameterCount = plan.weights.reduce((sum, weight) => sum + sizeOf(weight.shape), 0);
    const { output, weights } = plan;
    const around = { before: configs[at - 1], after: configs[at + 1] };
    const working = workingMemory(config, around, shape, output);
    const kept = (plan.kept ?? 0) + working.kept;
    const { rearranged } = working;
    layers.push({ input: shape, output, weights, parameterCount, kept, rearranged });
    shape = output;
  }
  const parameterCount = layers.reduce((sum, layer) => sum + layer.parameterCount, 0);
  return { ok: true, layers, output: shape, parameterCount };
}
