/** Activation: applies an activation to its input as a layer of its own. Softmax runs over the last axis. */
import { choice } from '../fields';
import { ACTIVATIONS } from './activation-names';
import { defineLayer } from './layer-definition';

export const activation = defineLayer({
  kind: 'Activation',
  fields: { activation: choice('activation', ACTIVATIONS, 'relu') },
  plan: (_values, input) => ({ ok: true, output: input, weights: [] }),
});
