import { describe, expect, it } from 'vitest';
import { newLayer, type LayerConfig } from '../../contract/layers/registry';
import { summarizeNetwork } from '../../contract/network';
import type { Shape } from '../../contract/shapes';

function summaryOf(input: Shape, config: LayerConfig) {
  const summary = summarizeNetwork(input, [config]);
  if (!summary.ok) throw new Error(summary.problem);
  const { output, layers, parameterCount } = summary;
  return { output, weights: layers[0]!.weights, parameterCount };
}

/** The rows of a digit as a sequence. */
const ROWS: Shape = [28, 28];

describe('the layers that read sequences', () => {
  it('have the parameter counts of Keras', () => {
    const count = (config: LayerConfig) => summaryOf(ROWS, config).parameterCount;
    expect(count(newLayer('SimpleRNN'))).toBe(20_096);
    expect(count(newLayer('LSTM'))).toBe(80_384);
    expect(count(newLayer('GRU'))).toBe(60_672);
    expect(count(newLayer('GRU', { resetAfter: false }))).toBe(60_288);
    expect(count(newLayer('LSTM', { useBias: false }))).toBe(79_872);
  });

  it('give the last step, or all', () => {
    expect(summaryOf(ROWS, newLayer('LSTM')).output).toEqual([128]);
    const all = newLayer('GRU', { units: 5, returnSequences: true });
    expect(summaryOf(ROWS, all).output).toEqual([28, 5]);
  });

  it('name and shape their weights as Keras does', () => {
    const { weights } = summaryOf([4, 3], newLayer('GRU', { units: 2 }));
    expect(weights.map(({ name, shape }) => [name, shape])).toEqual([
      ['kernel', [3, 6]],
      ['recurrent_kernel', [2, 6]],
      ['bias', [2, 6]],
    ]);
  });

  it('start the forget gate’s bias at 1 where wanted', () => {
    const bias = (unitForgetBias: boolean) =>
      summaryOf(ROWS, newLayer('LSTM', { units: 3, unitForgetBias })).weights[2];
    expect(bias(true)?.onesAt).toEqual([3, 6]);
    expect(bias(false)?.onesAt).toBeUndefined();
  });

  it('join both directions', () => {
    const inner = { ...newLayer('LSTM'), units: 3, returnSequences: true };
    const both = (mergeMode: 'concat' | 'sum') =>
      summaryOf(ROWS, newLayer('Bidirectional', { layer: inner, mergeMode }));
    expect(both('concat').output).toEqual([28, 6]);
    expect(both('sum').output).toEqual([28, 3]);
    expect(both('sum').weights.map(({ name }) => name)).toEqual([
      'forward_kernel',
      'forward_recurrent_kernel',
      'forward_bias',
      'backward_kernel',
      'backward_recurrent_kernel',
      'backward_bias',
    ]);
  });

  it('work on the last axis alone, or add one', () => {
    const steps = newLayer('TimeDistributed', { layer: newLayer('Dense', { units: 7 }) });
    expect(summaryOf(ROWS, steps).output).toEqual([28, 7]);
    expect(summaryOf([2, 3, 4], newLayer('Dense', { units: 7 })).output).toEqual([2, 3, 7]);
    const table = newLayer('Embedding', { inputDim: 10, outputDim: 4 });
    expect(summaryOf([6], table)).toMatchObject({ output: [6, 4], parameterCount: 40 });
  });

  it.each(['SimpleRNN', 'LSTM', 'GRU', 'Bidirectional', 'TimeDistributed'] as const)(
    '%s refuses a vector, with the mend',
    (kind) => {
      const summary = summarizeNetwork([784], [newLayer(kind) as LayerConfig]);
      expect(summary).toMatchObject({ ok: false, at: 0 });
      if (!summary.ok) expect(summary.problem).toContain('784');
    },
  );
});
