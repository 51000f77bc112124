/** Holds one training step of an engine against the reference: outputs, loss and every gradient. */
import { expect } from 'vitest';
import { newOptimizer } from '../../contract/optimizers/registry';
import type { Engine, ModelDefinition, SampleData } from '../../engine/engine';
import { ReferenceEngine } from '../../engine/reference/reference-engine';
import { train } from './builtin-engine';
import { expectClose } from './closeness';
import { valueOf } from './results';

/** With momentum from rest and rate 1, the slot is minus the gradient after one step: nothing cancels. */
const optimizer = newOptimizer('SGD', { learningRate: 1, momentum: 0.5 });

export function expectReferenceGradients(
  engine: Engine,
  network: ModelDefinition,
  data: SampleData,
  count: number,
  tolerance: number,
): void {
  const reference = new ReferenceEngine('for a test');
  const exact = valueOf(reference.build(network));
  const samples = valueOf(reference.load(data));
  const indices = Uint32Array.from({ length: data.count }, (_, i) => (i * 7 + 3) % data.count);
  const expected = exact.backpropagate(samples, indices, 0, count);
  const run = { steps: 1, batchSize: count };
  const { losses, outputs, state, model } = train(engine, data, { ...network, optimizer }, run);
  expectClose('outputs', outputs, expected.outputs, tolerance);
  expectClose('loss', losses, [expected.lossSum], tolerance);
  const trained = exact.parameters.filter(({ trainable }) => trainable);
  expect(state.slots.map(({ name }) => name)).toEqual(
    trained.map(({ name }) => `${name}/momentum`),
  );
  for (const [i, { name, gradient }] of trained.entries()) {
    const actual = Array.from(state.slots[i]!.data, (value) => -value);
    expectClose(name, actual, gradient, tolerance);
  }
  model.dispose();
}
