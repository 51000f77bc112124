import { describe, expect, it } from 'vitest';
import { newLayer, type LayerConfig } from '../../../contract/layers/registry';
import {
  newOptimizer,
  OPTIMIZER_KINDS,
  type OptimizerConfig,
  type OptimizerKind,
} from '../../../contract/optimizers/registry';
import type { Engine, Model, ModelDefinition } from '../../../engine/engine';
import { worstDifference } from '../../support/closeness';
import { definition, madeSamples, openBuiltin } from '../../support/builtin-engine';
import { hasKernels } from '../../support/engines';
import { hasTensorflow } from '../../support/tensorflow';
import { openTensorflow } from '../../support/tensorflow-engine';
import { valueOf } from '../../support/results';

const BATCH = 16;
const PART = 8;
/** Float32 rounding, carried on by steps whose size does not depend on the gradient's. */
const TOLERANCE = 2e-5;
const data = madeSamples({ count: 64, width: 64, classes: 5, type: 'floats' });
const indices = Uint32Array.from({ length: 64 }, (_, index) => (index * 7 + 3) % 64);

const LAYERS: readonly LayerConfig[] = [
  newLayer('Reshape', { targetShape: [8, 8, 1] }),
  newLayer('Conv2D', { filters: 4, activation: 'tanh' }),
  newLayer('BatchNormalization'),
  newLayer('Reshape', { targetShape: [6, 24] }),
  newLayer('Bidirectional', {
    layer: newLayer('LSTM', {
      units: 16,
      dropout: 0.1,
      recurrentDropout: 0.2,
      returnSequences: true,
    }),
  }),
  newLayer('GRU', { units: 12, dropout: 0.1, recurrentDropout: 0.2 }),
  newLayer('Dropout', { rate: 0.3 }),
  newLayer('Dense', { units: 5, activation: 'softmax' }),
];

/** Continues each part on the next engine, from the state of the one before. */
function trainInTurn(engines: readonly Engine[], network: ModelDefinition): Model {
  let model: Model | undefined;
  for (const [part, engine] of engines.entries()) {
    const samples = valueOf(engine.load(data));
    const next = valueOf(engine.build(network));
    if (model !== undefined) valueOf(next.setState(model.getState()));
    model = next;
    for (let step = part * PART; step < (part + 1) * PART; step++) {
      model.trainBatch(samples, indices, (step % 4) * BATCH, BATCH);
    }
  }
  return model!;
}

/** Lion steps by signs, which rounding can turn. */
const KINDS = OPTIMIZER_KINDS.filter((kind) => kind !== 'Lion');
const optimizerOf = (kind: OptimizerKind) => newOptimizer(kind) as OptimizerConfig;

describe.runIf(hasTensorflow && hasKernels)('a training', () => {
  it.each(KINDS)(
    'with %s goes from the built-in engine to TensorFlow and back as if it had stayed',
    async (kind) => {
      const builtin = openBuiltin();
      const tensorflow = await openTensorflow();
      const network = definition(64, LAYERS, { optimizer: optimizerOf(kind) });
      const stayed = trainInTurn([builtin, builtin, builtin], network).getState();
      const moved = trainInTurn([builtin, tensorflow, builtin], network).getState();
      expect(moved.iterations).toBe(stayed.iterations);
      for (const part of ['weights', 'slots'] as const) {
        expect(moved[part].map(({ name }) => name)).toEqual(stayed[part].map(({ name }) => name));
        for (const [index, { name, data: values }] of moved[part].entries()) {
          const { relative } = worstDifference(values, stayed[part][index]!.data);
          expect(relative, name).toBeLessThan(TOLERANCE);
        }
      }
      builtin.dispose();
    },
    60_000,
  );
});
