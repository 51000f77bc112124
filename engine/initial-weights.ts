/**
 * The initial value of every weight, from its spec and the seed alone, by Keras's rules (`keras.initializers.VarianceScaling`):
 * the same for every engine. Each weight has its own stream (layer, step = place among the layer's weights).
 */
import type { InitializerKind } from '../contract/initializers/registry';
import { sizeOf, type Shape, type WeightSpec } from '../contract/shapes';
import { sequence, toUniform, type RandomStream } from './random';

interface Fans {
  readonly fanIn: number;
  readonly fanOut: number;
}

interface VarianceScaling {
  readonly scale: number;
  readonly mode: 'fanIn' | 'fanAverage';
  readonly distribution: 'uniform' | 'truncatedNormal';
}

type RandomInitializer = Exclude<InitializerKind, 'zeros' | 'ones'>;

const SCALINGS: Readonly<Record<RandomInitializer, VarianceScaling>> = {
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

/** Keras's `compute_fans`: [in, out] of a matrix; of a convolution kernel [..., in, out] times its receptive field. */
export function computeFans(shape: Shape): Fans {
  const [first = 1] = shape;
  if (shape.length < 2) return { fanIn: first, fanOut: first };
  const field = sizeOf(shape.slice(0, -2));
  return { fanIn: (shape.at(-2) ?? 1) * field, fanOut: (shape.at(-1) ?? 1) * field };
}

/** Half the width of a uniform initializer; the standard deviation before the cut of a normal one. */
export function initializerSpread(initializer: RandomInitializer, shape: Shape): number {
  const { scale, mode, distribution } = SCALINGS[initializer];
  const { fanIn, fanOut } = computeFans(shape);
  const variance = scale / Math.max(1, mode === 'fanIn' ? fanIn : (fanIn + fanOut) / 2);
  if (distribution === 'uniform') return Math.sqrt(3 * variance);
  return Math.sqrt(variance) / TRUNCATED_DEVIATION;
}

/** A new array, row-major in the spec's shape. `layer`: index in the network; `weight`: index among the layer's weights. */
export function initialWeights(
  spec: Pick<WeightSpec, 'shape' | 'initializer'>,
  seed: number,
  layer: number,
  weight: number,
): Float32Array<ArrayBuffer> {
  const values = new Float32Array(sizeOf(spec.shape));
  const { kind } = spec.initializer;
  if (kind === 'zeros') return values;
  if (kind === 'ones') return values.fill(1);
  const spread = initializerSpread(kind, spec.shape);
  const next = sequence({
    seed,
    purpose: 'initialWeights',
    layer,
    step: weight,
  } satisfies RandomStream);
  const draw = SCALINGS[kind].distribution === 'uniform' ? uniformAround0 : truncatedNormal();
  for (let i = 0; i < values.length; i++) values[i] = spread * draw(next);
  return values;
}

/** In [-1, 1). */
function uniformAround0(next: () => number): number {
  return 2 * toUniform(next()) - 1;
}

/** Standard normal numbers by Box and Muller, two at a time; those beyond the cut are drawn again. */
function truncatedNormal(): (next: () => number) => number {
  let spare: number | undefined;
  const normal = (next: () => number): number => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - toUniform(next())));
    const angle = 2 * Math.PI * toUniform(next());
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  return (next) => {
    let value = normal(next);
    while (Math.abs(value) > CUT) value = normal(next);
    return value;
  };
}
