/** A layer and a network in a line each: "784 → 128 · relu", "784 → 128 → 10". */
import type { LayerConfig } from '../../contract/layers/registry';
import type { LayerSummary, NetworkSummary } from '../../contract/network';
import { formatShape, type Shape } from '../../contract/shapes';
import { formatCount, formatPlain, NO_VALUE } from '../ui/format-number';

function shapeText(shape: Shape): string {
  return shape.every((axis) => Number.isInteger(axis)) ? formatShape(shape) : NO_VALUE;
}

/** Shapes in and out, and what else the layer does; without a summary (after a misfit) only the latter. */
export function layerLine(config: LayerConfig, summary: LayerSummary | undefined): string {
  const parts: string[] = [];
  if (summary !== undefined) parts.push(flowText(summary));
  if ('activation' in config) parts.push(config.activation);
  if ('rate' in config) parts.push(formatPlain(config.rate) || NO_VALUE);
  return parts.join(' · ');
}

function flowText({ input, output }: LayerSummary): string {
  const [from, to] = [shapeText(input), shapeText(output)];
  return from === to ? to : `${from} → ${to}`;
}

export function parameterText(summary: LayerSummary | undefined): string {
  return summary === undefined ? NO_VALUE : formatCount(summary.parameterCount);
}

/** The sizes a sample passes through, repeats left out: "784 → 128 → 10". */
export function sizesText(summary: NetworkSummary): string {
  const sizes = summary.layers.map((layer) => shapeText(layer.output));
  return sizes.filter((size, index) => size !== sizes[index - 1]).join(' → ');
}
