import { newLoss } from '../../../contract/losses/registry';
import { newOptimizer } from '../../../contract/optimizers/registry';
import { describe, expect, it } from 'vitest';
import { newLayer } from '../../../contract/layers/registry';
import { sizeOf } from '../../../contract/shapes';
import type { SampleData } from '../../../engine/engine';
import type { ReferenceModel } from '../../../engine/reference/model';
import { createReferenceEngine } from '../../../engine/reference/reference-engine';
import { uniform } from '../../../engine/random';
import { expectClose } from '../../support/closeness';
import { IMAGE_KINDS, IMAGE_NETWORKS, type ImageNetwork } from '../../support/image-networks';
import { valueOf } from '../../support/results';

const ROWS = 3;
const indices = Uint32Array.of(0, 1, 2);
const noise = (layer: number, index: number) =>
  2 * uniform({ seed: 5, purpose: 'noise', layer, step: 0 }, index) - 1;

const STEP = 1e-5;
// Central differences leave about STEP² of error and 1e-16 / STEP of rounding.
const TOLERANCE = 1e-7;

function samplesOf({ inputShape }: ImageNetwork): SampleData {
  return {
    count: ROWS,
    inputShape,
    inputs: Float32Array.from({ length: ROWS * sizeOf(inputShape) }, (_, i) => noise(99, i)),
    inputScale: 1,
    targets: { kind: 'classes', labels: Uint8Array.of(2, 0, 1), classCount: 3 },
  };
}

function modelOf({ inputShape, layers }: ImageNetwork): ReferenceModel {
  const end = [newLayer('Flatten'), newLayer('Dense', { units: 3, activation: 'softmax' })];
  const model = valueOf(
    createReferenceEngine('for a test').build({
      inputShape,
      layers: [...layers, ...end],
      loss: newLoss('categorical_crossentropy'),
      optimizer: newOptimizer('SGD', { learningRate: 1 }),
      maxBatchSize: ROWS,
      seed: 4,
    }),
  );
  for (const [layer, { value }] of model.parameters.entries()) {
    value.forEach((_, index) => (value[index] = 0.7 * noise(layer, index)));
  }
  return model;
}

describe('the networks', () => {
  it('have every kind', () => {
    const kinds = IMAGE_NETWORKS.flatMap(({ layers }) => layers.map(({ kind }) => kind));
    for (const kind of IMAGE_KINDS) expect(kinds).toContain(kind);
  });
});

describe('the gradient is its finite difference through', () => {
  it.each(IMAGE_NETWORKS.map((network) => [network.name, network] as const))('%s', (_, network) => {
    const model = modelOf(network);
    const samples = valueOf(createReferenceEngine('for a test').load(samplesOf(network)));
    const meanLoss = () => model.backpropagate(samples, indices, 0, ROWS).lossSum / ROWS;
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
  });
});
