/** Operations on each number alone, and on pairs with one side spread along the rows of the other. */
import type { Tensor } from '@tensorflow/tfjs-core';
import { ELEMENTWISE } from '../../reference/elementwise';
import { erfc } from '../../reference/erfc';
import type { Tf } from '../runtime';
import { numbers, tensorOf, type Trial } from './trial';

/** Longer than a vector, and no multiple of one. */
const COUNT = 37;
const WIDTH = 5;
const ROWS = 3;

type Unary = 'exp' | 'log1p' | 'sqrt' | 'tanh' | 'sigmoid' | 'softplus' | 'relu' | 'elu' | 'selu';
type MoreUnary = 'erf' | 'abs' | 'sign' | 'square' | 'rsqrt' | 'leakyRelu';
type Binary = 'add' | 'sub' | 'mul' | 'div' | 'maximum';

const UNARY: Readonly<Record<Unary | MoreUnary, (x: number) => number>> = {
  exp: Math.exp,
  log1p: Math.log1p,
  sqrt: Math.sqrt,
  rsqrt: (x) => 1 / Math.sqrt(x),
  tanh: Math.tanh,
  sigmoid: (x) => ELEMENTWISE.sigmoid.value(x),
  softplus: (x) => ELEMENTWISE.softplus.value(x),
  relu: (x) => ELEMENTWISE.relu.value(x),
  leakyRelu: (x) => ELEMENTWISE.leaky_relu.value(x),
  elu: (x) => ELEMENTWISE.elu.value(x),
  selu: (x) => ELEMENTWISE.selu.value(x),
  erf: (x) => 1 - erfc(x),
  abs: Math.abs,
  sign: Math.sign,
  square: (x) => x * x,
};
/** Of what only numbers above 0 have. */
const POSITIVE: ReadonlySet<string> = new Set<Unary | MoreUnary>(['log1p', 'sqrt', 'rsqrt']);

const BINARY: Readonly<Record<Binary, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  maximum: Math.max,
};

export function elementwiseTrials(): readonly Trial[] {
  return [
    ...Object.entries(UNARY).map(([name, value]) => unaryTrial(name as Unary, value)),
    ...Object.entries(BINARY).map(([name, value]) => binaryTrial(name as Binary, value)),
  ];
}

function unaryTrial(name: Unary | MoreUnary, value: (x: number) => number): Trial {
  const values = numbers(COUNT).map((x) => (POSITIVE.has(name) ? Math.abs(x) + 0.25 : x));
  return {
    name,
    run: (tf) => (tf[name] as (x: Tensor) => Tensor)(tensorOf(tf, values, [COUNT])),
    expected: values.map((x) => value(Math.fround(x))),
  };
}

function binaryTrial(name: Binary, value: (a: number, b: number) => number): Trial {
  const [a, b] = [numbers(ROWS * WIDTH, 1), numbers(WIDTH, 2).map((x) => x + Math.sign(x))];
  const run = (tf: Tf) => tf[name](tensorOf(tf, a, [ROWS, WIDTH]), tensorOf(tf, b, [WIDTH]));
  return { name, run, expected: a.map((x, at) => value(x, Math.fround(b[at % WIDTH] ?? 0))) };
}
