/** Holds a reference model's gradients against central differences of its own loss, in its weights. */
import { expect } from 'vitest';
import type { LayerConfig } from '../../contract/layers/registry';
import { newLoss, type LossKind } from '../../contract/losses/registry';
import { newOptimizer } from '../../contract/optimizers/registry';
import type { SampleData } from '../../engine/engine';
import type { ReferenceModel } from '../../engine/reference/model';
import { createReferenceEngine } from '../../engine/reference/reference-engine';
import { expectClose } from './closeness';
import { valueOf } from './results';

const STEP = 1e-5;
// Central differences leave about STEP² of error and 1e-16 / STEP of rounding.
const TOLERANCE = 1e-7;

/** `setWeights` puts the model where its loss is smooth. */
export function expectFiniteDifferences(
  layers: readonly LayerConfig[],
  loss: LossKind,
  data: SampleData,
  setWeights: (model: ReferenceModel) => void,
): void {
  const { count, inputShape } = data;
  const indices = Uint32Array.from({ length: count }, (_, index) => index);
  const engine = createReferenceEngine('for a test');
  const optimizer = newOptimizer('SGD', { learningRate: 1 });
  const definition = { inputShape, layers, loss: newLoss<LossKind>(loss), optimizer };
  const model = valueOf(engine.build({ ...definition, maxBatchSize: count, seed: 4 }));
  const samples = valueOf(engine.load(data));
  const meanLoss = () => model.backpropagate(samples, indices, 0, count).lossSum / count;
  setWeights(model);
  meanLoss();
  const gradients = model.parameters.map((parameter) => Float64Array.from(parameter.gradient));
  for (const [at, { name, value }] of model.parameters.entries()) {
    const differences = value.map((weight, index) => {
      value[index] = weight + STEP;
      const above = meanLoss();
      value[index] = weight - STEP;
      const below = meanLoss();
      value[index] = weight;
      return (above - below) / (2 * STEP);
    });
    expectClose(`gradient of ${name}`, gradients[at]!, differences, TOLERANCE);
    expect(differences.some((difference) => difference !== 0)).toBe(true);
  }
}
