/** Makes a failing random graph smaller for as long as it fails: fewer layers, smaller batches. */
import { layerDefinition } from '../../../contract/layers/registry';
import type { Shape } from '../../../contract/shapes';
import type { RandomGraph } from './random-graph';

export function shrinkGraph(
  graph: RandomGraph,
  isFailing: (graph: RandomGraph) => boolean,
): RandomGraph {
  const smaller = smallerGraphs(graph).find((candidate) => isFailing(candidate));
  return smaller === undefined ? graph : shrinkGraph(smaller, isFailing);
}

function smallerGraphs(graph: RandomGraph): readonly RandomGraph[] {
  const fewer = graph.layers.flatMap((_, gone) => {
    const layers = graph.layers.filter((_layer, at) => at !== gone);
    const outputShape = outputOf(graph.inputShape, layers);
    // Targets of classes are as many as the outputs; a vector they must be.
    const isFitting =
      outputShape !== undefined && (graph.targets === 'values' || outputShape.length === 1);
    return isFitting ? [{ ...graph, layers, outputShape }] : [];
  });
  const [batch = 1] = graph.batches;
  const sizes = [1, 2, 3].filter((size) => size < batch);
  return [...fewer, ...sizes.map((size) => ({ ...graph, batches: graph.batches.map(() => size) }))];
}

function outputOf(input: Shape, layers: RandomGraph['layers']): Shape | undefined {
  let shape = input;
  for (const layer of layers) {
    const plan = layerDefinition(layer.kind).plan(layer, shape);
    if (!plan.ok) return undefined;
    shape = plan.output;
  }
  return shape;
}
