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

  it('breaks a name too long for its column as Keras does, in a network over images', () => {
    const convolution = { kernelSize: [3, 3], activation: 'relu' } as const;
    const layers: readonly LayerConfig[] = [
      newLayer('Conv2D', { ...convolution, filters: 32 }),
      newLayer('MaxPooling2D'),
      newLayer('Conv2D', { ...convolution, filters: 64 }),
      newLayer('MaxPooling2D'),
      newLayer('ZeroPadding2D'),
      newLayer('DepthwiseConv2D'),
      newLayer('DepthwiseConv2D'),
      newLayer('AveragePooling2D', { poolSize: [1, 1] }),
      newLayer('AveragePooling2D', { poolSize: [1, 1] }),
      newLayer('UpSampling2D'),
      newLayer('GlobalAveragePooling2D'),
      newLayer('Dense', { units: 10 }),
    ];
    expect(modelSummary([28, 28, 1], layers)).toBe(texts['images']);
  });

  it('is Keras’s for a network over steps', () => {
    const layers: readonly LayerConfig[] = [
      newLayer('Conv1D', { filters: 8, padding: 'same' }),
      newLayer('MaxPooling1D'),
      newLayer('AveragePooling1D'),
      newLayer('GlobalMaxPooling1D'),
      newLayer('Dense', { units: 3 }),
    ];
    expect(modelSummary([28, 28], layers)).toBe(texts['steps']);
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
