/** What a layer kind has to say of itself: its fields and what it makes of an input shape. Knows no engine and no form. */
import type { FieldTable, Values } from '../fields';
import type { LayerPlan, Shape } from '../shapes';

export interface LayerDefinition<K extends string, T extends FieldTable> {
  /** The Keras class name. */
  readonly kind: K;
  readonly fields: T;
  plan(values: Values<T>, input: Shape): LayerPlan;
}

export function defineLayer<const K extends string, const T extends FieldTable>(
  definition: LayerDefinition<K, T>,
): LayerDefinition<K, T> {
  return definition;
}
