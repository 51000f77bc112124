import { afterAll, describe, expect, it } from 'vitest';
import { resultOf } from '../../../engine/pieces';
import {
  selfTestLosses,
  selfTestProblem,
  type TrialLosses,
} from '../../../engine/builtin/self-test';
import { SELF_TEST_LOSSES } from '../../../engine/builtin/self-test-losses';
import type { Engine, Model, ModelDefinition } from '../../../engine/engine';
import { createReferenceEngine } from '../../../engine/reference/reference-engine';
import { success } from '../../../contract/errors';
import { ACTIVATIONS } from '../../../contract/layers/activation-names';
import type { LayerConfig } from '../../../contract/layers/registry';
import { LOSS_KINDS, newLoss } from '../../../contract/losses/registry';
import {
  newOptimizer,
  OPTIMIZER_KINDS,
  type OptimizerConfig,
} from '../../../contract/optimizers/registry';
import { expectClose } from '../../support/closeness';
import { openBuiltin } from '../../support/builtin-engine';
import { valueOf } from '../../support/results';

const reference = createReferenceEngine('for a test');

describe('the start-up self-test', () => {
  it('compares with what the reference gives', () => {
    const losses = resultOf(selfTestLosses(reference));
    expect(Object.keys(losses)).toEqual(Object.keys(SELF_TEST_LOSSES));
    const flat = (of: Readonly<Record<string, TrialLosses>>): readonly number[] =>
      Object.values(of).flatMap(({ training, inference }) => [training, inference]);
    expectClose('losses', flat(losses), flat(SELF_TEST_LOSSES), 1e-8);
  });

  it.each(['fast', 'reproducible'] as const)('passes the %s build', (precision) => {
    const engine = openBuiltin({ precision });
    expect(resultOf(selfTestProblem(engine))).toBeUndefined();
    engine.dispose();
  });

  it.each(['trainBatch', 'evaluateBatch'] as const)(
    'refuses an engine whose %s is off in the fourth digit',
    (work) => {
      const wrong = withModels(reference, (definition) => {
        const model: Model = valueOf(reference.build(definition));
        const { [work]: right } = model;
        model[work] = (samples, indices, start, count) => {
          const result = right.call(model, samples, indices, start, count);
          return { ...result, lossSum: result.lossSum * 1.0005 };
        };
        return model;
      });
      const part = work === 'trainBatch' ? 'training' : 'inference';
      expect(resultOf(selfTestProblem(wrong))).toMatch(new RegExp(`, ${part}: .* instead of`));
    },
  );

  it.each([
    ['MaxPooling2D', { kind: 'AveragePooling2D' }, 'convolution and pooling, training'],
    ['Conv2D', { activation: 'leaky_relu' }, 'convolution and pooling, training'],
    ['LSTM', { recurrentActivation: 'hard_sigmoid' }, 'LSTM RMSprop, training'],
    ['GRU', { resetAfter: false }, 'GRU Nadam, training'],
  ] as const)('refuses kernels that compute %s otherwise', (kind, otherwise, place) => {
    const engine = openBuiltin();
    const wrong = withModels(engine, (definition) => {
      const layers = definition.layers.map((layer) =>
        layer.kind === kind ? ({ ...layer, ...otherwise } as LayerConfig) : layer,
      );
      return valueOf(engine.build({ ...definition, layers }));
    });
    expect(resultOf(selfTestProblem(wrong))).toContain(`${place}: `);
    engine.dispose();
  });
});

describe('the trials of the self-test tell apart', () => {
  const engine = openBuiltin();
  afterAll(() => {
    engine.dispose();
  });
  const problemWith = (change: (definition: ModelDefinition) => ModelDefinition) =>
    resultOf(
      selfTestProblem(
        withModels(engine, (definition) => valueOf(engine.build(change(definition)))),
      ),
    );

  it.each(ACTIVATIONS)('%s from another activation', (name) => {
    const other = name === 'linear' ? 'tanh' : 'linear';
    const problem = problemWith((definition) => ({
      ...definition,
      layers: definition.layers.map((layer) =>
        'activation' in layer && layer.activation === name
          ? { ...layer, activation: other }
          : layer,
      ),
    }));
    expect(problem).toMatch(/ instead of /);
  });

  it.each(OPTIMIZER_KINDS)('%s from another optimizer', (kind) => {
    const other = newOptimizer(kind === 'Adamax' ? 'SGD' : 'Adamax') as OptimizerConfig;
    const problem = problemWith((definition) =>
      definition.optimizer.kind === kind ? { ...definition, optimizer: other } : definition,
    );
    expect(problem).toMatch(/ instead of /);
  });

  it.each(LOSS_KINDS)('%s from another loss', (kind) => {
    const other = newLoss(kind === 'mean_squared_error' ? 'log_cosh' : 'mean_squared_error');
    const problem = problemWith((definition) =>
      definition.loss.kind === kind ? { ...definition, loss: other } : definition,
    );
    expect(problem).toMatch(/ instead of /);
  });
});

/** The engine as it is, but for the models it builds. */
function withModels(engine: Engine, build: (definition: ModelDefinition) => Model): Engine {
  return {
    info: engine.info,
    load: (data) => engine.load(data),
    build: (definition) => success(build(definition)),
    dispose: () => undefined,
  };
}
