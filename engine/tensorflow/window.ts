/** Convolutions and poolings of images [rows, height, width, channels]; sequences are images of height 1. */
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { SINGLE_AXIS, type WindowAxis } from '../../contract/layers/window';
import type { LayerPlace } from './part';

export type ImageAxes = readonly [height: WindowAxis, width: WindowAxis];

/** Axes of steps become those of a height of 1 and the steps. */
export function imageAxes(axes: readonly WindowAxis[]): ImageAxes {
  const [first = SINGLE_AXIS, second] = axes;
  return second === undefined ? [SINGLE_AXIS, first] : [first, second];
}

/** [rows, ...place, channels] as images. */
export function asImages({ tf, input }: LayerPlace, x: Tensor, rows: number): Tensor4D {
  const [height = 1, width = 1] = input.length === 3 ? input : [1, input[0]];
  return tf.reshape(x, [rows, height, width, input.at(-1) ?? 1]);
}

export function stridesOf([height, width]: ImageAxes): [number, number] {
  return [height.stride, width.stride];
}

export function sizesOf([height, width]: ImageAxes): [number, number] {
  return [height.size, width.size];
}

/** TensorFlow's word for the padding. Where none is needed, both mean the same. */
export function paddingOf(axes: ImageAxes): 'same' | 'valid' {
  return axes.some(({ before, after }) => before + after > 0) ? 'same' : 'valid';
}
