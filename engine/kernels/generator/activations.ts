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

/** Any activation by a number, for kernels that apply one between other things: 0 linear, 1 softmax, then the formulas above. */
export function activationByCodeSource(): string {
  const formulas = Object.entries(ACTIVATION_FORMULAS);
  const call = (direction: string, parameters: string): string =>
    formulas
      .map(([, name], at) => `    case ${at + 2}: ${name}${direction}(${parameters}); break;`)
      .join('\n');
  return `${generatedHead('Any activation: R rows of W floats, `stride` bytes apart; softmax over each row.')}
import { softmaxBackward, softmaxForward } from '../softmax';
${formulas.map(([file, name]) => `import { ${name}Backward, ${name}Forward } from './activation-${file}';`).join('\n')}

/** y = activation(x); y may be x. Lanes of x beyond the W-th, up to a whole vector, may be overwritten. */
export function anyActivationForward(code: i32, y: usize, x: usize, stride: usize, R: i32, W: i32): void {
  switch (code) {
    case 0: {
      if (y === x) return;
      for (let i: i32 = 0; i < R; i++) {
        memory.copy(y, x, <usize>W << 2);
        y += stride;
        x += stride;
      }
      break;
    }
    case 1: softmaxForward(y, x, stride, R, W); break;
${call('Forward', 'y, x, stride, R, W')}
  }
}

/** d = d · activation'(source) in place; source is what the activation's slope is taken from. */
export function anyActivationBackward(code: i32, d: usize, source: usize, stride: usize, R: i32, W: i32): void {
  switch (code) {
    case 1: softmaxBackward(d, source, stride, R, W); break;
${call('Backward', 'd, source, stride, R, W')}
  }
}
`;
}
