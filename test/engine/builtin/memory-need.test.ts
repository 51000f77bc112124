import { describe, expect, it } from 'vitest';
import { newLayer, type LayerConfig } from '../../../contract/layers/registry';
import { memoryNeed } from '../../../contract/memory';
import { summarizeNetwork } from '../../../contract/network';
import { PRESET_IDS, presetExperiment } from '../../../contract/presets';
import type { Shape } from '../../../contract/shapes';
import { PASS_NAMES } from '../../../engine/builtin/passes/registry';
import { planNetwork } from '../../../engine/builtin/plan/network-plan';
import type { ModelDefinition } from '../../../engine/engine';
import { modelDefinition } from '../../../engine/model-definition';
import { definition, dense } from '../../support/builtin-engine';

const MEGABYTE = 2 ** 20;
const IMAGE: Shape = [28, 28, 1];
const conv = (filters: number, more = {}): LayerConfig => newLayer('Conv2D', { filters, ...more });
const conv1d = (filters: number, more = {}): LayerConfig =>
  newLayer('Conv1D', { filters, ...more });
const depthwise = (more = {}): LayerConfig => newLayer('DepthwiseConv2D', more);
const dropped = { dropout: 0.2, recurrentDropout: 0.3 };
const pool = newLayer('MaxPooling2D');
const normalized = [newLayer('BatchNormalization'), newLayer('Activation')];
const answers = [newLayer('Flatten'), dense(10, 'softmax')];
const wide = (units: number): readonly LayerConfig[] => [1, 2, 3].map(() => dense(units, 'relu'));
const relu = { activation: 'relu' };

const networks: Readonly<Record<string, readonly [Shape, readonly LayerConfig[], number]>> = {
  'four convolutions': [IMAGE, [conv(64), conv(64), conv(64), conv(64), ...answers], 32],
  'three of 128 channels': [
    IMAGE,
    [1, 2, 3].map((): LayerConfig => conv(128, { padding: 'same', ...relu })).concat(answers),
    32,
  ],
  'pooled ones': [
    IMAGE,
    [conv(64, relu), conv(64, relu), pool, conv(128, relu), pool, ...answers],
    64,
  ],
  'larger kernels': [IMAGE, [1, 2].map(() => conv(64, { kernelSize: [5, 5] })).concat(answers), 32],
  'normalized ones': [IMAGE, [conv(64), ...normalized, conv(64), ...normalized, ...answers], 64],
  'convolutions of steps': [
    [256, 16],
    [conv1d(32), conv1d(64, { dilationRate: 2 }), conv1d(64, { strides: 2 }), ...answers],
    64,
  ],
  'padded ones of steps': [
    [256, 16],
    [conv1d(32, { padding: 'same' }), conv1d(48, { padding: 'same', kernelSize: 5 }), ...answers],
    64,
  ],
  'groups of channels': [IMAGE, [conv(64), conv(64, { groups: 4 }), ...answers], 32],
  'channels by themselves': [
    IMAGE,
    [conv(32), depthwise(), depthwise({ padding: 'same' }), ...answers],
    64,
  ],
  'channels by themselves, several times': [
    IMAGE,
    [conv(16), depthwise({ depthMultiplier: 3 }), depthwise({ depthMultiplier: 2 }), ...answers],
    64,
  ],
  'hidden layers with lists': [[784], [...wide(2048), dense(10, 'softmax')], 128],
  'a large batch': [[784], [...wide(512), dense(10, 'softmax')], 256],
  'very large hidden layers': [[784], [...wide(8192), dense(10, 'softmax')], 128],
  'a large LSTM': [[28, 28], [newLayer('LSTM', { units: 512 }), dense(10, 'softmax')], 128],
  'recurrent layers with dropout': [
    [28, 28],
    [
      newLayer('LSTM', { units: 64, returnSequences: true, ...dropped }),
      newLayer('GRU', { units: 64, returnSequences: true, recurrentDropout: 0.3 }),
      newLayer('SimpleRNN', { units: 128, ...dropped }),
      dense(10, 'softmax'),
    ],
    64,
  ],
};
const presets = PRESET_IDS.map((id): [string, ModelDefinition] => {
  const config = presetExperiment(id);
  return [id, { ...modelDefinition(config), maxBatchSize: config.training.batchSize }];
});
const others = Object.entries(networks).map(
  ([name, [inputShape, layers, rows]]): [string, ModelDefinition] => [
    name,
    definition(0, layers, { inputShape, maxBatchSize: rows }),
  ],
);

describe('the memory that is reckoned', () => {
  it.each([...presets, ...others])('is about what the plan of %s takes', (_name, network) => {
    const { layers } = summarizeNetwork(network.inputShape, network.layers);
    const options = { threads: 1, passes: PASS_NAMES, hasSparseBytes: false };
    const { byteLength } = planNetwork(network, layers, options, 0);
    const { bytes } = memoryNeed(layers, network.maxBatchSize);
    // A fifth; of small networks the remainder counts too.
    expect(Math.abs(bytes - byteLength)).toBeLessThan(0.2 * byteLength + 0.1 * MEGABYTE);
  });
});
