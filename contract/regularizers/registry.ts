/** The regularizers by Keras's class names: a penalty on the size of a weight, added to the loss. */
import { advanced, real, variant, type FieldText, type VariantValue } from '../fields';

const STRENGTH = { min: 0, max: 1000 } as const;

export const REGULARIZERS = {
  none: {},
  /** l1 · Σ|w| */
  L1: { l1: real('l1', { ...STRENGTH, initial: 0.01 }) },
  /** l2 · Σw² */
  L2: { l2: real('l2', { ...STRENGTH, initial: 0.01 }) },
  L1L2: {
    l1: real('l1', { ...STRENGTH, initial: 0 }),
    l2: real('l2', { ...STRENGTH, initial: 0 }),
  },
} as const;

export type RegularizerConfig = VariantValue<typeof REGULARIZERS>;

/** The field of a layer that says how one of its weights is kept small. */
export function regularizer(text: FieldText) {
  return advanced(variant(text, REGULARIZERS, 'none'));
}

/** The penalty as both of its factors: l1 · Σ|w| + l2 · Σw². */
export function penaltyFactors(config: RegularizerConfig): {
  readonly l1: number;
  readonly l2: number;
} {
  return { l1: 'l1' in config ? config.l1 : 0, l2: 'l2' in config ? config.l2 : 0 };
}

/** Does it add anything at all to the loss? */
export function isPenalized(config: RegularizerConfig | undefined): boolean {
  if (config === undefined) return false;
  const { l1, l2 } = penaltyFactors(config);
  return l1 !== 0 || l2 !== 0;
}
