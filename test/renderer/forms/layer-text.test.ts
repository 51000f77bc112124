import { describe, expect, it } from 'vitest';
import { newLayer, type LayerConfig } from '../../../contract/layers/registry';
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

  it('tells of any kind what its shapes do not say, from its fields alone', () => {
    const line = (layer: LayerConfig, input: readonly number[]): string =>
      layerLine(layer, summarizeNetwork(input, [layer]).layers[0]);
    const conv = newLayer('Conv2D', {
      filters: 8,
      strides: [2, 2],
      padding: 'same',
      activation: 'relu',
    });
    expect(line(conv, [28, 28, 1])).toBe('→ 14 × 14 × 8 · 3 × 3 · strides 2 × 2 · same · relu');
    expect(line(newLayer('Conv2D'), [28, 28, 1])).toBe('→ 26 × 26 × 32 · 3 × 3 · linear');
    expect(line(newLayer('MaxPooling2D'), [8, 8, 4])).toBe('8 × 8 × 4 → 4 × 4 × 4 · 2 × 2');
    expect(line(newLayer('MaxPooling1D'), [8, 4])).toBe('8 × 4 → 4 × 4 · pool size 2');
    expect(line(newLayer('Dropout', { rate: 0.5 }), [128])).toBe('128 · rate 0.5');
  });

  it('leaves out the middle of a long network', () => {
    const cnn = summarizeNetwork([28, 28], presetExperiment('cnn').layers);
    expect(sizesText(cnn)).toBe('28 × 28 × 1 → … → 1600 → 10');
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
