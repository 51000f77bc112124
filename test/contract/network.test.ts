import { describe, expect, it } from 'vitest';
import { newLayer, type LayerConfig } from '../../contract/layers/registry';
import { summarizeNetwork } from '../../contract/network';
import { presetExperiment } from '../../contract/presets';
import { formatShape, sizeOf } from '../../contract/shapes';

const dense = (units: number): LayerConfig => newLayer('Dense', { units, activation: 'relu' });

describe('the summary of a network', () => {
  it('has the tutorial’s 101,770 parameters, layer by layer', () => {
    const summary = summarizeNetwork([28, 28], presetExperiment('tutorial').layers);
    if (!summary.ok) throw new Error(summary.problem);
    expect(summary.layers.map((layer) => layer.parameterCount)).toEqual([0, 100_480, 1290]);
    expect(summary.layers.map((layer) => layer.output)).toEqual([[784], [128], [10]]);
    expect(summary.parameterCount).toBe(101_770);
    expect(summary.output).toEqual([10]);
  });

  it('hands each layer the shape before it', () => {
    const summary = summarizeNetwork(
      [2, 3],
      [
        { kind: 'Activation', activation: 'tanh' },
        { kind: 'Flatten' },
        { kind: 'Dropout', rate: 0.5 },
        dense(4),
      ],
    );
    expect(summary.layers.map((layer) => layer.input)).toEqual([[2, 3], [2, 3], [6], [6]]);
    const weights = summary.layers.at(-1)?.weights.map(({ name, shape }) => [name, shape]);
    expect(weights).toEqual([
      ['kernel', [6, 4]],
      ['bias', [4]],
    ]);
  });

  it('stops at the first misfit, keeps what came before and says how to mend it', () => {
    const summary = summarizeNetwork(
      [28, 28],
      [{ kind: 'Dropout', rate: 0.1 }, dense(4), dense(5)],
    );
    if (summary.ok) throw new Error('a misfit expected');
    expect(summary.at).toBe(1);
    expect(summary.layers).toHaveLength(1);
    expect(summary.problem).toContain('28 × 28');
    expect(summary.problem).toContain('Flatten');
  });

  it('of no layers is the input itself', () => {
    expect(summarizeNetwork([7], [])).toEqual({
      ok: true,
      layers: [],
      output: [7],
      parameterCount: 0,
    });
  });
});

describe('shapes', () => {
  it('have a size and a written form', () => {
    expect([sizeOf([28, 28]), sizeOf([]), sizeOf([3, 4, 5])]).toEqual([784, 1, 60]);
    expect([formatShape([28, 28]), formatShape([128]), formatShape([])]).toEqual([
      '28 × 28',
      '128',
      'scalar',
    ]);
  });
});
