import { describe, expect, it } from 'vitest';
import {
  selfTestLosses,
  selfTestProblem,
  type TrialLosses,
} from '../../../engine/builtin/self-test';
import { SELF_TEST_LOSSES } from '../../../engine/builtin/self-test-losses';
import type { Engine, Model, ModelDefinition } from '../../../engine/engine';
import { createReferenceEngine } from '../../../engine/reference/reference-engine';
import { success } from '../../../contract/errors';
import type { LayerConfig } from '../../../contract/layers/registry';
import { expectClose } from '../../support/closeness';
import { openBuiltin } from '../../support/builtin-engine';
import { valueOf } from '../../support/results';

const reference = createReferenceEngine('for a test');

describe('the start-up self-test', () => {
  it('compares with what the reference gives', () => {
    const losses = selfTestLosses(reference);
    expect(Object.keys(losses)).toEqual(Object.keys(SELF_TEST_LOSSES));
    const flat = (of: Readonly<Record<string, TrialLosses>>): readonly number[] =>
      Object.values(of).flatMap(({ training, inference }) => [training, inference]);
    expectClose('losses', flat(losses), flat(SELF_TEST_LOSSES), 1e-8);
  });

  it.each(['fast', 'reproducible'] as const)('passes the %s build', (precision) => {
    const engine = openBuiltin({ precision });
    expect(selfTestProblem(engine)).toBeUndefined();
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
      expect(selfTestProblem(wrong)).toMatch(new RegExp(`, ${part}: .* instead of`));
    },
  );

  it.each([
    ['MaxPooling2D', { kind: 'AveragePooling2D' }, 'convolution and pooling, training'],
    ['Conv2D', { activation: 'leaky_relu' }, 'convolution and pooling, training'],
    ['LSTM', { recurrentActivation: 'hard_sigmoid' }, 'LSTM, training'],
    ['GRU', { resetAfter: false }, 'GRU, training'],
  ] as const)('refuses kernels that compute %s otherwise', (kind, otherwise, place) => {
    const engine = openBuiltin();
    const wrong = withModels(engine, (definition) => {
      const layers = definition.layers.map((layer) =>
        layer.kind === kind ? ({ ...layer, ...otherwise } as LayerConfig) : layer,
      );
      return valueOf(engine.build({ ...definition, layers }));
    });
    expect(selfTestProblem(wrong)).toContain(`${place}: `);
    engine.dispose();
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
