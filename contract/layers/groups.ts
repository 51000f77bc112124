/** The family a layer kind is listed under, as Keras's own documentation has it. */
import type { LayerKind } from './registry';

export const LAYER_GROUPS = [
  'core',
  'convolution',
  'pooling',
  'recurrent',
  'normalisation',
  'regularisation',
  'reshaping',
] as const;

export type LayerGroup = (typeof LAYER_GROUPS)[number];

export const LAYER_GROUP_OF: Readonly<Record<LayerKind, LayerGroup>> = {
  Dense: 'core',
  Activation: 'core',
  Dropout: 'regularisation',
  Flatten: 'reshaping',
};
