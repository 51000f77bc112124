import { describe, expect, it } from 'vitest';
import { newLayer } from '../../../contract/layers/registry';
import { newOptimizer, type OptimizerConfig } from '../../../contract/optimizers/registry';
import type { Engine, Model, SampleSet } from '../../../engine/engine';
import { definition, madeSamples } from '../../support/builtin-engine';
import { hasTensorflow } from '../../support/tensorflow';
import { openTensorflow } from '../../support/tensorflow-engine';
import { valueOf } from '../../support/results';

const STEPS = 24;
const BATCH = 16;
const data = madeSamples({ count: 64, width: 144, classes: 5, type: 'bytes' });
const indices = Uint32Array.from({ length: 64 }, (_, index) => (index * 7 + 3) % 64);

const LAYERS = [
  newLayer('Reshape', { targetShape: [12, 12, 1] }),
  newLayer('Conv2D', { filters: 6 }),
  newLayer('BatchNormalization'),
  newLayer('MaxPooling2D'),
  newLayer('Flatten'),
  newLayer('Dropout', { rate: 0.3 }),
  newLayer('Dense', { units: 33, activation: 'gelu' }),
  newLayer('Dense', { units: 5, activation: 'softmax' }),
];

const OPTIMIZERS: readonly (readonly [string, OptimizerConfig])[] = [
  ['SGD', newOptimizer('SGD')],
  ['momentum', newOptimizer('SGD', { momentum: 0.9, nesterov: true })],
  ['RMSprop', newOptimizer('RMSprop', { momentum: 0.5, centered: true })],
  ['Adam', newOptimizer('Adam', { amsgrad: true })],
  ['AdamW', newOptimizer('AdamW')],
];

function trainSteps(model: Model, samples: SampleSet, from: number, to: number): void {
  for (let step = from; step < to; step++) {
    model.trainBatch(samples, indices, (step % 4) * BATCH, BATCH);
  }
}

describe.runIf(hasTensorflow)('TensorFlow on a CPU', () => {
  const newModel = (engine: Engine, optimizer: OptimizerConfig) =>
    valueOf(engine.build(definition(144, LAYERS, { optimizer })));

  it.each(OPTIMIZERS)(
    'gives the same bits again with %s, and from a saved state of any step',
    async (_name, optimizer) => {
      const engine = await openTensorflow();
      const samples = valueOf(engine.load(data));
      const undisturbed = newModel(engine, optimizer);
      const states = [];
      for (let step = 0; step < STEPS; step++) {
        states.push(undisturbed.getState());
        trainSteps(undisturbed, samples, step, step + 1);
      }
      const expected = undisturbed.getState();
      for (const [step, state] of states.entries()) {
        const resumed = newModel(engine, optimizer);
        valueOf(resumed.setState(state));
        trainSteps(resumed, samples, step, STEPS);
        expect(resumed.getState()).toEqual(expected);
        resumed.dispose();
      }
      undisturbed.dispose();
    },
    120_000,
  );
});
