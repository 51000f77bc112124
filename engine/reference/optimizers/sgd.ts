/** SGD as Keras 3 writes it: plain w -= lr · g; with momentum v = mu · v - lr · g, w += v, or by Nesterov w += mu · v - lr · g. */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import { slotAt, type Optimizer } from './optimizer';

export function sgd(config: OptimizerConfigOf<'SGD'>): Optimizer {
  return config.momentum === 0 ? plain() : withMomentum(config);
}

function plain(): Optimizer {
  return {
    slotNames: [],
    apply(value, gradient, _slots, { learningRate }) {
      for (const [i, g] of gradient.entries()) value[i] = (value[i] ?? 0) - learningRate * g;
    },
  };
}

function withMomentum({ momentum, nesterov }: OptimizerConfigOf<'SGD'>): Optimizer {
  return {
    slotNames: ['momentum'],
    apply(value, gradient, slots, { learningRate }) {
      const velocity = slotAt(slots, 0);
      for (const [i, g] of gradient.entries()) {
        const next = momentum * (velocity[i] ?? 0) - learningRate * g;
        velocity[i] = next;
        value[i] = (value[i] ?? 0) + (nesterov ? momentum * next - learningRate * g : next);
      }
    },
  };
}
