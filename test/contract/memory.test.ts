import { describe, expect, it } from 'vitest';
import { experimentProblems, type ExperimentConfig } from '../../contract/experiment';
import { newLayer } from '../../contract/layers/registry';
import { gigabytes, memoryNeed } from '../../contract/memory';
import { summarizeNetwork } from '../../contract/network';
import { presetExperiment } from '../../contract/presets';

const tutorial = presetExperiment('tutorial');

/** The tutorial with hidden layers of so many units. */
function withHidden(...units: readonly number[]): ExperimentConfig {
  const hidden = units.map((count) => newLayer('Dense', { units: count, activation: 'relu' }));
  const [flatten, , last] = tutorial.layers;
  if (flatten === undefined || last === undefined) throw new Error('The tutorial has three layers');
  return { ...tutorial, layers: [flatten, ...hidden, last] };
}

describe('the memory a network needs', () => {
  it('is four numbers a weight and two an output, as Adam and float32 want it', () => {
    const { layers } = summarizeNetwork([28, 28], tutorial.layers);
    const outputs = 32 * (784 + 128 + 10);
    expect(memoryNeed(layers, 32).bytes).toBe(4 * (4 * 101_770 + 2 * outputs));
    expect(memoryNeed(layers, 32).leastBytes).toBe(4 * (2 * 101_770 + outputs));
  });

  it('is that of every step where a layer goes through a sequence', () => {
    const layers = [newLayer('LSTM', { units: 128 }), newLayer('Dense', { units: 10 })];
    const summary = summarizeNetwork([1000, 28], layers);
    const { bytes } = memoryNeed(summary.layers, 32);
    // The built-in engine reserves about 197 MB for such a step.
    expect(bytes / 2 ** 20).toBeGreaterThan(160);
    expect(bytes / 2 ** 20).toBeLessThan(220);
    const bothWays = newLayer('Bidirectional', { mergeMode: 'sum' });
    const twice = summarizeNetwork([1000, 28], [bothWays]);
    expect(twice.layers[0]?.kept).toBe(2 * (summary.layers[0]?.kept ?? 0));
  });

  it('is a problem of the heaviest layer when no engine could hold it', () => {
    const config = withHidden(16384, 16384, 16384);
    const [problem, ...more] = experimentProblems(config);
    expect(more).toEqual([]);
    expect(problem?.path).toEqual(['layers', 2]);
    expect(problem?.message).toContain('about 8.2 GB');
  });

  it('is a problem of the batch when the outputs make it large', () => {
    const layers = [
      newLayer('Flatten'),
      ...Array.from({ length: 60 }, () => newLayer('Activation')),
      ...tutorial.layers.slice(1),
    ];
    const need = gigabytes(memoryNeed(summarizeNetwork([28, 28], layers).layers, 8192).bytes);
    expect(need).toBeLessThan(4);
    const wide = [newLayer('Flatten'), newLayer('Dense', { units: 16384 })];
    const many = [...wide, ...Array.from({ length: 55 }, () => newLayer('Activation'))];
    const config = {
      ...tutorial,
      layers: [...many, ...tutorial.layers.slice(2)],
      training: { ...tutorial.training, batchSize: 8192 },
    };
    expect(experimentProblems(config).map(({ path }) => path)).toEqual([['training', 'batchSize']]);
  });

  it('is none while an engine may be able to hold it', () => {
    expect(experimentProblems(withHidden(16384))).toEqual([]);
  });
});
