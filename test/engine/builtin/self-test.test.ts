import { describe, expect, it } from 'vitest';
import { selfTestLosses, selfTestProblem } from '../../../engine/builtin/self-test';
import { SELF_TEST_LOSSES } from '../../../engine/builtin/self-test-losses';
import type { Engine, Model } from '../../../engine/engine';
import { createReferenceEngine } from '../../../engine/reference/reference-engine';
import { success } from '../../../contract/errors';
import { expectClose } from '../../support/closeness';
import { openBuiltin } from '../../support/builtin-engine';
import { valueOf } from '../../support/results';

const reference = createReferenceEngine('for a test');

describe('the start-up self-test', () => {
  it('compares with what the reference gives', () => {
    const losses = selfTestLosses(reference);
    expect(Object.keys(losses)).toEqual(Object.keys(SELF_TEST_LOSSES));
    expectClose('losses', Object.values(losses), Object.values(SELF_TEST_LOSSES), 1e-8);
  });

  it.each(['fast', 'reproducible'] as const)('passes the %s build', (precision) => {
    const engine = openBuiltin({ precision });
    expect(selfTestProblem(engine)).toBeUndefined();
    engine.dispose();
  });

  it('refuses an engine that is off in the fourth digit', () => {
    const wrong: Engine = {
      info: reference.info,
      load: (data) => reference.load(data),
      build: (definition) => {
        const model: Model = valueOf(reference.build(definition));
        const { trainBatch } = model;
        model.trainBatch = (...batch) => {
          const result = trainBatch.apply(model, batch);
          return { ...result, lossSum: result.lossSum * 1.0005 };
        };
        return success(model);
      },
      dispose: () => undefined,
    };
    expect(selfTestProblem(wrong)).toContain('instead of');
  });
});
