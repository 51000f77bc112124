import { newLayer } from '../../../contract/layers/registry';
import { describe, expect, it } from 'vitest';
import { summarizeNetwork } from '../../../contract/network';
import { presetExperiment } from '../../../contract/presets';
import { layerLine, parameterText, sizesText } from '../../../renderer/forms/layer-text';

const { layers } = presetExperiment('tutorial');

describe('a network in words', () => {
  it('tells shapes, activation and parameters of each layer', () => {
    const summary = summarizeNetwork([28, 28], layers);
    const lines = layers.map((layer, index) => layerLine(layer, summary.layers[index]));
    expect(lines).toEqual(['28 × 28 → 784', '784 → 128 · relu', '128 → 10 · softmax']);
    expect(summary.layers.map(parameterText)).toEqual(['0', '100,480', '1,290']);
    expect(sizesText(summary)).toBe('784 → 128 → 10');
  });

  it('shows a dash where a number is missing', () => {
    const broken = [
      { kind: 'Flatten' },
      newLayer('Dense', { units: NaN, activation: 'relu' }),
    ] as const;
    const summary = summarizeNetwork([28, 28], broken);
    expect(layerLine(broken[1], summary.layers[1])).toBe('784 → – · relu');
    expect(parameterText(summary.layers[1])).toBe('–');
    expect(parameterText(undefined)).toBe('–');
  });
});
