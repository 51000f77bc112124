import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { tableSchema } from '../../contract/fields';
import { LAYERS, newLayer, type LayerConfig } from '../../contract/layers/registry';
import { convolutionAxes, poolingAxes } from '../../contract/layers/window';
import { summarizeNetwork } from '../../contract/network';
import type { Shape } from '../../contract/shapes';
import { IMAGE_KINDS, IMAGE_NETWORKS } from '../support/image-networks';

const outputOf = (input: Shape, layer: LayerConfig) => {
  const summary = summarizeNetwork(input, [layer]);
  return summary.ok ? summary.output : summary.problem;
};

describe('a window', () => {
  it('stands at ceil(n / stride) places with same padding, the odd cell after the input', () => {
    const values = { kernelSize: 4, strides: 2, padding: 'same', dilationRate: 1 } as const;
    expect(convolutionAxes(values, [7])).toEqual([
      { input: 7, output: 4, size: 4, stride: 2, dilation: 1, before: 1, after: 2 },
    ]);
  });

  it('reaches over the gaps of its dilation', () => {
    const values = { kernelSize: [3, 2], strides: [1, 1], dilationRate: [2, 3] } as const;
    const valid = convolutionAxes({ ...values, padding: 'valid' }, [6, 5]);
    expect(valid.map(({ output }) => output)).toEqual([2, 2]);
    const same = convolutionAxes({ ...values, padding: 'same' }, [6, 5]);
    expect(same.map(({ before, after }) => [before, after])).toEqual([
      [2, 2],
      [1, 2],
    ]);
  });

  it('of a pool moves by its own size when its strides are 0', () => {
    const axes = poolingAxes({ poolSize: [2, 3], strides: [0, 1], padding: 'valid' }, [6, 5]);
    expect(axes.map(({ stride, output }) => [stride, output])).toEqual([
      [2, 3],
      [1, 3],
    ]);
  });

  it('needs no padding when it moves farther than it reaches', () => {
    const axes = poolingAxes({ poolSize: 1, strides: 3, padding: 'same' }, [7]);
    expect(axes).toEqual([
      { input: 7, output: 3, size: 1, stride: 3, dilation: 1, before: 0, after: 0 },
    ]);
  });
});

describe('a layer over images or steps', () => {
  it('has the weights of Keras’s small convolutional network, 34,826 in all', () => {
    const relu = { kernelSize: [3, 3], activation: 'relu' } as const;
    const summary = summarizeNetwork(
      [28, 28, 1],
      [
        newLayer('Conv2D', { ...relu, filters: 32 }),
        newLayer('MaxPooling2D'),
        newLayer('Conv2D', { ...relu, filters: 64 }),
        newLayer('MaxPooling2D'),
        newLayer('Flatten'),
        newLayer('Dense', { units: 10 }),
      ],
    );
    expect(summary.ok && summary.parameterCount).toBe(34_826);
  });

  it('takes the initializer and the regularizer of its weights from its fields', () => {
    const layer = newLayer('DepthwiseConv2D', {
      depthMultiplier: 2,
      depthwiseInitializer: { kind: 'he_normal' },
      biasRegularizer: { kind: 'L2', l2: 0.5 },
    });
    const summary = summarizeNetwork([5, 5, 3], [layer]);
    expect(summary.layers[0]?.weights).toMatchObject([
      { name: 'kernel', shape: [3, 3, 3, 2], initializer: { kind: 'he_normal' } },
      { name: 'bias', shape: [6], regularizer: { kind: 'L2', l2: 0.5 } },
    ]);
  });

  it.each(IMAGE_KINDS)('%s is filled up with Keras’s defaults when a file says nothing', (kind) => {
    const parsed = v.parse(tableSchema(LAYERS[kind].fields), {});
    expect({ kind, ...parsed }).toEqual(newLayer(kind));
  });

  it('fits in every test network', () => {
    for (const { inputShape, layers } of IMAGE_NETWORKS) {
      expect(summarizeNetwork(inputShape, layers).ok).toBe(true);
    }
  });

  it.each<[string, Shape, LayerConfig, string]>([
    ['an image without channels', [28, 28], newLayer('Conv2D'), 'Add Reshape(28, 28, 1) before'],
    ['a square image as a vector', [784], newLayer('MaxPooling2D'), 'Add Reshape(28, 28, 1)'],
    ['a vector of no square', [10], newLayer('UpSampling2D'), 'Move it'],
    ['a vector as steps', [10], newLayer('Conv1D'), 'Add Reshape(10, 1) before'],
    ['an image as steps', [28, 14, 2], newLayer('GlobalMaxPooling1D'), 'Reshape(28, 28)'],
    [
      'a window larger than the input',
      [4, 4, 1],
      newLayer('Conv2D', { kernelSize: [3, 3], dilationRate: [2, 1] }),
      'reaches over 5 × 3, but its input is only 4 × 4',
    ],
    ['a pool larger than the input', [1, 3], newLayer('MaxPooling1D'), 'padding “same”'],
    [
      'strides with dilation',
      [9, 9, 1],
      newLayer('Conv2D', { strides: [2, 1], dilationRate: [1, 2] }),
      'Set one of them to 1',
    ],
    ['groups of channels', [9, 3], newLayer('Conv1D', { groups: 2 }), 'that divides 3'],
    [
      'groups of filters',
      [9, 9, 3],
      newLayer('Conv2D', { groups: 3, filters: 4 }),
      'a multiple of 3',
    ],
    [
      'three numbers of padding',
      [9, 9, 3],
      newLayer('ZeroPadding2D', { padding: [1, 2, 3] }),
      '1, 2 or 4 numbers, not 3',
    ],
  ])('refuses %s and says how to mend it', (_name, input, layer, mend) => {
    expect(outputOf(input, layer)).toContain(mend);
  });
});
