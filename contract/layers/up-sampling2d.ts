/** UpSampling2D: makes the image `size` times higher and wider, by repeating its cells or by interpolating between them. */
import { choice, ints } from '../fields';
import { defineLayer } from './layer-definition';
import { placeProblem, refusal } from './places';
import { TWO_AXES } from './extents';

export const INTERPOLATIONS = ['nearest', 'bilinear'] as const;
export type Interpolation = (typeof INTERPOLATIONS)[number];

export const upSampling2d = defineLayer({
  kind: 'UpSampling2D',
  fields: {
    size: ints('upSamplingSize', { ...TWO_AXES, max: 64, initial: [2, 2] }),
    interpolation: choice('interpolation', INTERPOLATIONS, 'nearest'),
  },
  plan({ size: [rows = 1, columns = 1] }, input) {
    const problem = placeProblem('UpSampling2D', 2, input);
    if (problem !== undefined) return refusal(problem);
    const [height = 1, width = 1, channels = 1] = input;
    return { ok: true, output: [height * rows, width * columns, channels], weights: [] };
  },
});
