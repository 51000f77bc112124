import { describe, expect, it } from 'vitest';
import { experimentProblems } from '../../contract/experiment';
import {
  newOptimizer,
  OPTIMIZER_KINDS,
  optimizerFields,
  type OptimizerConfig,
} from '../../contract/optimizers/registry';
import { presetExperiment } from '../../contract/presets';
import { catalogue } from '../../contract/text/text';
import { readParity } from '../support/keras-parity';

const tutorial = presetExperiment('tutorial');
const OFF = { clipnorm: 0, clipvalue: 0, globalClipnorm: 0 };

/** Keras's own words of its defaults; what it leaves open (None) is off. */
const { defaults } = readParity('schedules') as {
  defaults: Readonly<Record<string, Readonly<Record<string, number | boolean | null>>>>;
};

describe('the optimizers', () => {
  it('are those of Keras, with its arguments and defaults', () => {
    expect(Object.keys(defaults).sort()).toEqual([...OPTIMIZER_KINDS].sort());
    for (const kind of OPTIMIZER_KINDS) {
      const stored = Object.entries(defaults[kind]!).map(([key, value]) => [key, value ?? 0]);
      expect(newOptimizer(kind)).toEqual({ kind, ...Object.fromEntries(stored) });
    }
  });

  it.each(OPTIMIZER_KINDS)('%s has a text for every field and for itself', (kind) => {
    const { fields, optimizers } = catalogue();
    expect(optimizers[kind].help).not.toBe('');
    for (const field of Object.values(optimizerFields(kind))) {
      expect(fields[field.text].help).not.toBe('');
    }
  });

  it('take one clipping at a time, and say so beside each further one', () => {
    const problems = (values: Partial<typeof OFF>) =>
      experimentProblems({
        ...tutorial,
        optimizer: newOptimizer('SGD', { ...OFF, ...values }) as OptimizerConfig,
      });
    expect(problems({})).toEqual([]);
    expect(problems({ globalClipnorm: 1 })).toEqual([]);
    const both = problems({ clipvalue: 0.5, clipnorm: 1 });
    expect(both.map(({ path }) => path)).toEqual([['optimizer', 'clipvalue']]);
    expect(both[0]!.message).toContain('Only one');
    const all = problems({ clipvalue: 0.5, clipnorm: 1, globalClipnorm: 2 });
    expect(all.map(({ path }) => path[1])).toEqual(['clipvalue', 'globalClipnorm']);
  });
});
