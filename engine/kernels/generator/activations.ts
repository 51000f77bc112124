/** Writes, for each activation's formula in assembly/activations/, the loops over a matrix: forward, and backward in place. */
import { generatedHead } from './source';

/** File name of the formula -> name of the kernels. */
export const ACTIVATION_FORMULAS = {
  relu: 'relu',
  'leaky-relu': 'leakyRelu',
  elu: 'elu',
  selu: 'selu',
  gelu: 'gelu',
  silu: 'silu',
  mish: 'mish',
  sigmoid: 'sigmoid',
  'hard-sigmoid': 'hardSigmoid',
  tanh: 'tanh',
  softplus: 'softplus',
  softsign: 'softsign',
  exponential: 'exponential',
} as const;

export function activationSource(file: string, name: string): string {
  return `${generatedHead(`Activation ${name}: R rows of W floats (rounded up to whole vectors), \`stride\` bytes apart.`)}
import { slope, value } from '../activations/${file}';

/** y = ${name}(x); y may be x. */
export function ${name}Forward(y: usize, x: usize, stride: usize, R: i32, W: i32): void {
  const bytes = (<usize>W + 3 & ~3) << 2;
  for (let i: i32 = 0; i < R; i++) {
    for (let j: usize = 0; j < bytes; j += 16) v128.store(y + j, value(v128.load(x + j)));
    y += stride;
    x += stride;
  }
}

/** d = d · ${name}'(source) in place; source is what the formula's slope is taken from. */
export function ${name}Backward(d: usize, source: usize, stride: usize, R: i32, W: i32): void {
  const bytes = (<usize>W + 3 & ~3) << 2;
  for (let i: i32 = 0; i < R; i++) {
    for (let j: usize = 0; j < bytes; j += 16) {
      v128.store(d + j, f32x4.mul(v128.load(d + j), slope(v128.load(source + j))));
    }
    d += stride;
    source += stride;
  }
}
`;
}
