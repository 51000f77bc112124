/** The poolings over steps and over images, by windows or over everything. */
import { poolingAxes, type PoolingValues } from '../../../contract/layers/window';
import { averagePoolingOperation } from '../operations/average-pooling';
import { globalMaxPoolingOperation, maxPoolingOperation } from '../operations/max-pooling';
import type { Operation } from '../operations/operation';
import { imageWindow, wholeWindow, type ImageWindow } from '../plan/window';
import type { LayerPlace } from './layer-place';

export function maxPoolingLayer(config: PoolingValues, place: LayerPlace): readonly Operation[] {
  return [maxPoolingOperation(windowOf(config, place), place.output)];
}

export function averagePoolingLayer(
  config: PoolingValues,
  place: LayerPlace,
): readonly Operation[] {
  return [averagePoolingOperation(windowOf(config, place), place.output)];
}

export function globalMaxPoolingLayer(
  _config: unknown,
  { output }: LayerPlace,
): readonly Operation[] {
  return [globalMaxPoolingOperation(output)];
}

export function globalAveragePoolingLayer(
  _config: unknown,
  { input, output }: LayerPlace,
): readonly Operation[] {
  return [averagePoolingOperation(wholeWindow(input), output)];
}

function windowOf(config: PoolingValues, { input }: LayerPlace): ImageWindow {
  return imageWindow(poolingAxes(config, input.slice(0, -1)), input);
}
