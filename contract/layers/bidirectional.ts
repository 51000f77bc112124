/**
 * Bidirectional: two layers of one kind read the sequence from both ends; the outputs of both are joined step by step. Weights: those of
 * the layer that reads as set, then those of the one that reads the other way.
 */
import { choice, variant, type VariantValue } from '../fields';
import type { LayerPlan, Shape } from '../shapes';
import { gru } from './gru';
import { defineLayer } from './layer-definition';
import { lstm } from './lstm';
import { simpleRnn } from './simple-rnn';

export const MERGE_MODES = ['concat', 'sum', 'mul', 'ave'] as const;
export type MergeMode = (typeof MERGE_MODES)[number];

/** Keras takes no layer that goes backwards: the second of the two does. */
function withoutDirection<T extends { readonly goBackwards: unknown }>(
  fields: T,
): Omit<T, 'goBackwards'> {
  const { goBackwards: _direction, ...rest } = fields;
  return rest;
}

const INNER = {
  LSTM: withoutDirection(lstm.fields),
  GRU: withoutDirection(gru.fields),
  SimpleRNN: withoutDirection(simpleRnn.fields),
} as const;
/** A recurrent layer as it stands inside Bidirectional. */
export type RecurrentConfig = VariantValue<typeof INNER>;

export const bidirectional = defineLayer({
  kind: 'Bidirectional',
  fields: {
    layer: variant('innerLayer', INNER, 'LSTM'),
    mergeMode: choice('mergeMode', MERGE_MODES, 'concat'),
  },
  plan({ layer, mergeMode }, input) {
    const plan = planInner(layer, input);
    if (!plan.ok) return plan;
    const { output, weights, kept = 0 } = plan;
    const units = layer.units * (mergeMode === 'concat' ? 2 : 1);
    const named = (direction: string) =>
      weights.map((spec) => ({ ...spec, name: `${direction}_${spec.name}` }));
    return {
      ok: true,
      output: [...output.slice(0, -1), units],
      weights: [...named('forward'), ...named('backward')],
      kept: 2 * kept,
    };
  },
});

function planInner(inner: RecurrentConfig, input: Shape): LayerPlan {
  switch (inner.kind) {
    case 'LSTM':
      return lstm.plan({ ...inner, goBackwards: false }, input);
    case 'GRU':
      return gru.plan({ ...inner, goBackwards: false }, input);
    case 'SimpleRNN':
      return simpleRnn.plan({ ...inner, goBackwards: false }, input);
  }
}
