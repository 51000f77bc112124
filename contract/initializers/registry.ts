/** The initializers by Keras's identifiers, with Keras 3's arguments and defaults. */
import { advanced, variant, type FieldText, type VariantValue } from '../fields';

export const INITIALIZERS = {
  zeros: {},
  ones: {},
  glorot_uniform: {},
  glorot_normal: {},
  he_uniform: {},
  he_normal: {},
  lecun_uniform: {},
  lecun_normal: {},
} as const;

export type InitializerKind = keyof typeof INITIALIZERS;
export type InitializerConfig = VariantValue<typeof INITIALIZERS>;

/** The field of a layer that says how one of its weights starts. */
export function initializer(text: FieldText, initial: InitializerKind) {
  return advanced(variant(text, INITIALIZERS, initial));
}
