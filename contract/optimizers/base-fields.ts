/** The arguments that every Keras optimizer takes besides its own; 0 is off. At most one of the three clippings may be on. */
import { advanced, real, type Values } from '../fields';

const LIMIT = { min: 0, max: 1e6, initial: 0 } as const;

/** Every step first takes weightDecay · learningRate off each weight, biases too. */
export function weightDecay(initial: number) {
  return real('weightDecay', { min: 0, max: 1, initial });
}

export const CLIPPING_FIELDS = {
  /** The largest norm of one weight tensor's gradient. */
  clipnorm: advanced(real('clipnorm', LIMIT)),
  /** The largest size of one gradient element. */
  clipvalue: advanced(real('clipvalue', LIMIT)),
  /** The largest norm of all gradients together. */
  globalClipnorm: advanced(real('globalClipnorm', LIMIT)),
} as const;

export const BASE_FIELDS = { weightDecay: advanced(weightDecay(0)), ...CLIPPING_FIELDS } as const;

export type ClippingConfig = Values<typeof CLIPPING_FIELDS>;
type ClippingName = keyof ClippingConfig;

const CLIPPING_NAMES = Object.keys(CLIPPING_FIELDS) as readonly ClippingName[];

/** The clippings that are on; more than one is a problem. */
export function clippingsOf(config: ClippingConfig): readonly ClippingName[] {
  return CLIPPING_NAMES.filter((name) => config[name] > 0);
}
