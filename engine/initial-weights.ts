/**
 * The initial value of every weight, from its spec and the seed alone, by Keras's rules (`keras.initializers.VarianceScaling`):
 * the same for every engine. Each weight has its own stream (layer, step = place among the layer's weights).
 */
import type { InitializerConfig, InitializerKind } from '../contract/initializers/registry';
import { sizeOf, type Shape, type WeightSpec } from '../contract/shapes';
import { standardNormal, truncatedNormal } from './normal-numbers';
import { fillOrthogonal, type Orthonormalize } from './orthogonal';
import { resultOf } from './pieces';
import { sequence, toUniform } from './random';

interface Fans {
  readonly fanIn: number;
  readonly fanOut: number;
}

interface VarianceScaling {
  readonly scale: number;
  readonly mode: 'fanIn' | 'fanAverage';
  readonly distribution: 'uniform' | 'truncatedNormal';
}

type ScaledInitializer = Extract<InitializerKind, `${'glorot' | 'he' | 'lecun'}_${string}`>;

const SCALINGS: Readonly<Record<ScaledInitializer, VarianceScaling>> = {
  glorot_uniform: { scale: 1, mode: 'fanAverage', distribution: 'uniform' },
  glorot_normal: { scale: 1, mode: 'fanAverage', distribution: 'truncatedNormal' },
  he_uniform: { scale: 2, mode: 'fanIn', distribution: 'uniform' },
  he_normal: { scale: 2, mode: 'fanIn', distribution: 'truncatedNormal' },
  lecun_uniform: { scale: 1, mode: 'fanIn', distribution: 'uniform' },
  lecun_normal: { scale: 1, mode: 'fanIn', distribution: 'truncatedNormal' },
};

/** Standard deviation of a standard normal cut at two standard deviations, as Keras writes it. */
const TRUNCATED_DEVIATION = 0.87962566103423978;
const CUT = 2;
/** Numbers drawn in one piece. */
const DRAWN = 65_536;

/** Keras's `compute_fans`: [in, out] of a matrix; of a convolution kernel [..., in, out] times its receptive field. */
export function computeFans(shape: Shape): Fans {
  const [first = 1] = shape;
  if (shape.length < 2) return { fanIn: first, fanOut: first };
  const field = sizeOf(shape.slice(0, -2));
  return { fanIn: (shape.at(-2) ?? 1) * field, fanOut: (shape.at(-1) ?? 1) * field };
}

/** Half the width of a uniform initializer; the standard deviation before the cut of a normal one. */
export function initializerSpread(initializer: ScaledInitializer, shape: Shape): number {
  const { scale, mode, distribution } = SCALINGS[initializer];
  const { fanIn, fanOut } = computeFans(shape);
  const variance = scale / Math.max(1, mode === 'fanIn' ? fanIn : (fanIn + fanOut) / 2);
  if (distribution === 'uniform') return Math.sqrt(3 * variance);
  return Math.sqrt(variance) / TRUNCATED_DEVIATION;
}

/** A new array, row-major in the spec's shape. `layer`: index in the network; `weight`: index among the layer's weights. */
export function initialWeights(
  ...place: Parameters<typeof initialWeightsInPieces>
): Float32Array<ArrayBuffer> {
  return resultOf(initialWeightsInPieces(...place));
}

/** The same, in pieces of some milliseconds. */
export function* initialWeightsInPieces(
  spec: Pick<WeightSpec, 'shape' | 'initializer' | 'onesAt'>,
  seed: number,
  layer: number,
  weight: number,
  orthonormalize?: Orthonormalize,
): Generator<undefined, Float32Array<ArrayBuffer>, void> {
  const { shape, initializer, onesAt } = spec;
  const next = sequence({ seed, purpose: 'initialWeights', layer, step: weight });
  const values = new Float32Array(sizeOf(shape));
  if (initializer.kind === 'orthogonal') {
    yield* fillOrthogonal(values, shape, initializer.gain, standardNormal(next), orthonormalize);
  } else if (initializer.kind !== 'zeros') {
    const draw = drawer(initializer, shape, next);
    for (let from = 0; from < values.length; from += DRAWN) {
      if (from > 0) yield;
      const to = Math.min(values.length, from + DRAWN);
      for (let i = from; i < to; i++) values[i] = draw();
    }
  }
  if (onesAt !== undefined) setOnes(values, shape.at(-1) ?? 1, onesAt);
  return values;
}

/** What gives the elements of a weight, one after another. */
function drawer(
  initializer: Exclude<InitializerConfig, { readonly kind: 'orthogonal' | 'zeros' }>,
  shape: Shape,
  next: () => number,
): () => number {
  switch (initializer.kind) {
    case 'ones':
      return () => 1;
    case 'constant':
      return () => initializer.value;
    case 'random_uniform': {
      const { minval, maxval } = initializer;
      return () => minval + (maxval - minval) * toUniform(next());
    }
    case 'random_normal':
      return spread(initializer, standardNormal(next));
    case 'truncated_normal':
      return spread(initializer, truncatedNormal(next, CUT));
    default: {
      const { distribution } = SCALINGS[initializer.kind];
      const stddev = initializerSpread(initializer.kind, shape);
      const draw = distribution === 'uniform' ? uniformAround0(next) : truncatedNormal(next, CUT);
      return spread({ mean: 0, stddev }, draw);
    }
  }
}

function spread(
  { mean, stddev }: { readonly mean: number; readonly stddev: number },
  draw: () => number,
): () => number {
  return () => mean + stddev * draw();
}

/** In [-1, 1). */
function uniformAround0(next: () => number): () => number {
  return () => 2 * toUniform(next()) - 1;
}

function setOnes(
  values: Float32Array,
  lastAxis: number,
  [from, to]: readonly [number, number],
): void {
  for (let row = 0; row < values.length; row += lastAxis) values.fill(1, row + from, row + to);
}
