/** The initializers by Keras's identifiers, with Keras 3's arguments and defaults. */
import {
  advanced,
  initialValues,
  real,
  variant,
  type FieldText,
  type VariantValue,
} from '../fields';

const LEVEL = { min: -1000, max: 1000 } as const;
const STDDEV = { min: 0, max: 1000, initial: 0.05 } as const;

const VECTOR_INITIALIZERS = {
  zeros: {},
  ones: {},
  constant: { value: real('value', { ...LEVEL, initial: 0 }) },
  random_uniform: {
    minval: real('minval', { ...LEVEL, initial: -0.05 }),
    maxval: real('maxval', { ...LEVEL, initial: 0.05 }),
  },
  random_normal: { mean: real('mean', { ...LEVEL, initial: 0 }), stddev: real('stddev', STDDEV) },
  truncated_normal: {
    mean: real('mean', { ...LEVEL, initial: 0 }),
    stddev: real('stddev', STDDEV),
  },
  glorot_uniform: {},
  glorot_normal: {},
  he_uniform: {},
  he_normal: {},
  lecun_uniform: {},
  lecun_normal: {},
} as const;

export const INITIALIZERS = {
  ...VECTOR_INITIALIZERS,
  /** Of the weight seen as a matrix whose columns are its last axis: no vector has one. */
  orthogonal: { gain: real('gain', { ...LEVEL, initial: 1 }) },
} as const;

export type InitializerKind = keyof typeof INITIALIZERS;
export type InitializerConfig = VariantValue<typeof INITIALIZERS>;

/** An initializer with Keras's defaults. */
export function newInitializer(kind: InitializerKind): InitializerConfig {
  return { kind, ...initialValues(INITIALIZERS[kind]) } as InitializerConfig;
}

/** The field of a layer that says how one of its weights of two axes or more starts. */
export function initializer(text: FieldText, initial: InitializerKind) {
  return advanced(variant(text, INITIALIZERS, initial));
}

/** The field of a layer that says how a weight of one axis (a bias) starts. */
export function vectorInitializer(text: FieldText, initial: keyof typeof VECTOR_INITIALIZERS) {
  return advanced(variant(text, VECTOR_INITIALIZERS, initial));
}
