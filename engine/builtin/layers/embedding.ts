/** Embedding: rows of a table. */
import type { LayerConfigOf } from '../../../contract/layers/registry';
import { embeddingOperation } from '../operations/embedding';
import type { Operation } from '../operations/operation';
import type { LayerPlace } from './layer-place';

export function embeddingLayer(
  config: LayerConfigOf<'Embedding'>,
  place: LayerPlace,
): readonly Operation[] {
  return [embeddingOperation(config, place)];
}
