import { describe, it } from 'vitest';
import { createReferenceEngine } from '../../../engine/reference/reference-engine';
import { expectClose } from '../../support/closeness';
import {
  parityBatch,
  parityCases,
  parityDefinition,
  paritySamples,
  withWeights,
} from '../../support/keras-parity';
import { valueOf } from '../../support/results';

// Both sides compute in float64; Keras holds leaky_relu's slope of 0.2 in float32.
const TOLERANCE = 1e-7;

describe('the reference has the gradients of Keras', () => {
  it.each(parityCases())('%s', (_name, parity) => {
    const engine = createReferenceEngine('for a test');
    const model = valueOf(engine.build(parityDefinition(parity)));
    valueOf(model.setState(withWeights(model.getState(), parity.weights)));
    const samples = valueOf(engine.load(paritySamples(parity)));
    const [start, count] = parityBatch(parity, 0);
    const indices = Uint32Array.from({ length: samples.count }, (_, index) => index);
    model.backpropagate(samples, indices, start, count);
    for (const { name, gradient } of model.parameters) {
      expectClose(`gradient of ${name}`, gradient, parity.first.gradients[name]!, TOLERANCE);
    }
  });
});
