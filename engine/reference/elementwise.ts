/**
 * The activations that act on each number alone, with Keras 3's constants: y = value(x), and dy/dx = slope(x, y). Where a function
 * has a kink the slope is the one TensorFlow takes.
 */
import type { ActivationName } from '../../contract/layers/activation-names';
import { erfc } from './erfc';

export type ElementwiseName = Exclude<ActivationName, 'softmax'>;

export interface Elementwise {
  readonly value: (x: number) => number;
  readonly slope: (x: number, y: number) => number;
}

const LEAKY_RELU_SLOPE = 0.2;
// Klambauer et al. 2017, as rounded by TensorFlow.
const SELU_ALPHA = 1.6732632423543772;
const SELU_SCALE = 1.0507009873554805;

function sigmoid(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
}

function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** The share of the standard normal distribution below x. */
function normalCdf(x: number): number {
  return erfc(-x / Math.SQRT2) / 2;
}

function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

function mishSlope(x: number): number {
  const t = Math.tanh(softplus(x));
  return t + x * (1 - t * t) * sigmoid(x);
}

export const ELEMENTWISE: { readonly [K in ElementwiseName]: Elementwise } = {
  linear: { value: (x) => x, slope: () => 1 },
  relu: { value: (x) => Math.max(x, 0), slope: (x) => (x > 0 ? 1 : 0) },
  leaky_relu: {
    value: (x) => (x > 0 ? x : LEAKY_RELU_SLOPE * x),
    slope: (x) => (x > 0 ? 1 : LEAKY_RELU_SLOPE),
  },
  elu: { value: (x) => (x < 0 ? Math.expm1(x) : x), slope: (x, y) => (x < 0 ? y + 1 : 1) },
  selu: {
    value: (x) => SELU_SCALE * (x < 0 ? SELU_ALPHA * Math.expm1(x) : x),
    slope: (x, y) => (x < 0 ? y + SELU_SCALE * SELU_ALPHA : SELU_SCALE),
  },
  gelu: {
    value: (x) => x * normalCdf(x),
    slope: (x) => normalCdf(x) + x * normalDensity(x),
  },
  silu: {
    value: (x) => x * sigmoid(x),
    slope: (x, y) => sigmoid(x) + y * (1 - sigmoid(x)),
  },
  mish: { value: (x) => x * Math.tanh(softplus(x)), slope: mishSlope },
  sigmoid: { value: sigmoid, slope: (_x, y) => y * (1 - y) },
  hard_sigmoid: {
    value: (x) => Math.min(Math.max(x + 3, 0), 6) / 6,
    slope: (x) => (x > -3 && x < 3 ? 1 / 6 : 0),
  },
  tanh: { value: Math.tanh, slope: (_x, y) => 1 - y * y },
  softplus: { value: softplus, slope: sigmoid },
  softsign: {
    value: (x) => x / (1 + Math.abs(x)),
    slope: (x) => 1 / (1 + Math.abs(x)) ** 2,
  },
  exponential: { value: Math.exp, slope: (_x, y) => y },
};
