import { describe, expect, it } from 'vitest';
import { presetExperiment } from '../../contract/presets';
import { newLayer, type LayerConfig, type LayerKind } from '../../contract/layers/registry';
import type { Shape } from '../../contract/shapes';
import { modelSummary } from '../../engine/summary';
import { readParity } from '../support/keras-parity';

const { texts } = readParity('summaries') as {
  readonly texts: Readonly<Record<string, string>>;
};

describe('the summary of a network', () => {
  it('is the tutorial’s, letter by letter as Keras prints it', () => {
    expect(modelSummary([28, 28], presetExperiment('tutorial').layers)).toBe(texts['tutorial']);
  });

  it('numbers layers of one kind and groups digits as Keras does', () => {
    const layers: readonly LayerConfig[] = [
      { kind: 'Flatten' },
      newLayer('Dense', { units: 3, activation: 'linear' }),
      { kind: 'Activation', activation: 'relu' },
      { kind: 'Dropout', rate: 0.2 },
      newLayer('Dense', { units: 1500, activation: 'linear' }),
      { kind: 'Dropout', rate: 0.5 },
      newLayer('Dense', { units: 10, activation: 'linear' }),
      { kind: 'Activation', activation: 'softmax' },
    ];
    expect(modelSummary([28, 28], layers)).toBe(texts['deep']);
  });

  it('counts parameters that are not trained apart, as Keras does', () => {
    const { summary } = readParity('normalization') as {
      readonly summary: {
        readonly inputShape: Shape;
        readonly layers: readonly ({ readonly kind: LayerKind } & Partial<LayerConfig>)[];
        readonly text: string;
      };
    };
    const layers = summary.layers.map((layer) => newLayer(layer.kind, layer) as LayerConfig);
    expect(modelSummary(summary.inputShape, layers)).toBe(summary.text);
    expect(summary.text).toContain('Non-trainable params: 602');
  });
});
