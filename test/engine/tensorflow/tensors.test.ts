import { describe, expect, it } from 'vitest';
import { newLayer } from '../../../contract/layers/registry';
import { newOptimizer } from '../../../contract/optimizers/registry';
import { hasTensorflow, tensorflowRuntime } from '../../support/tensorflow';
import { definition, madeSamples } from '../../support/builtin-engine';
import { openTensorflow } from '../../support/tensorflow-engine';
import { valueOf } from '../../support/results';

const STEPS = 200;
const indices = Uint32Array.from({ length: 40 }, (_, index) => index);

const LAYERS = [
  newLayer('Reshape', { targetShape: [8, 8, 1] }),
  newLayer('Conv2D', { filters: 3 }),
  newLayer('BatchNormalization'),
  newLayer('SpatialDropout2D'),
  newLayer('MaxPooling2D'),
  newLayer('Reshape', { targetShape: [9, 3] }),
  newLayer('GRU', { units: 5, dropout: 0.2, recurrentDropout: 0.2, returnSequences: true }),
  newLayer('GaussianNoise'),
  newLayer('GlobalMaxPooling1D'),
  newLayer('LayerNormalization'),
  newLayer('Dense', {
    units: 4,
    activation: 'softmax',
    kernelRegularizer: { kind: 'L2', l2: 0.01 },
  }),
];

describe.runIf(hasTensorflow)('the tensors of the TensorFlow engine', () => {
  it(`are as many after ${STEPS} steps, evaluations and saved states as before, and none at the end`, async () => {
    const { tf } = await tensorflowRuntime();
    const engine = await openTensorflow();
    const atRest = tf.memory().numTensors;
    const data = madeSamples({ count: 40, width: 64, classes: 4, type: 'bytes' });
    const samples = valueOf(engine.load(data));
    const optimizer = newOptimizer('AdamW', { globalClipnorm: 1, amsgrad: true });
    const model = valueOf(engine.build(definition(64, LAYERS, { optimizer })));
    model.trainBatch(samples, indices, 0, 8);
    const begun = tf.memory().numTensors;
    for (let step = 0; step < STEPS; step++) {
      model.trainBatch(samples, indices, (step % 4) * 8, 8);
      if (step % 20 === 0) {
        model.evaluateBatch(samples, indices, 0, 40);
        model.predict(new Float32Array(64), 1);
        valueOf(model.setState(model.getState()));
      }
    }
    expect(tf.memory().numTensors).toBe(begun);
    model.dispose();
    samples.dispose();
    engine.dispose();
    expect(tf.memory().numTensors).toBe(atRest);
  });
});
