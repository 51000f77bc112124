/** Conv2D: slides `filters` kernels over the image; each output is a sum over the window and its channels. */
import { advanced, ints } from '../fields';
import {
  CONVOLUTION_END,
  FILTERS,
  GROUPS,
  KERNEL_FIELDS,
  planConvolution,
  WINDOW_PADDING,
} from './convolution';
import { TWO_AXES } from './extents';
import { defineLayer } from './layer-definition';

export const conv2d = defineLayer({
  kind: 'Conv2D',
  fields: {
    filters: FILTERS,
    kernelSize: ints('kernelSize', { ...TWO_AXES, initial: [3, 3] }),
    strides: ints('strides', { ...TWO_AXES, initial: [1, 1] }),
    padding: WINDOW_PADDING,
    dilationRate: advanced(ints('dilationRate', { ...TWO_AXES, initial: [1, 1] })),
    groups: GROUPS,
    ...CONVOLUTION_END,
    ...KERNEL_FIELDS,
  },
  plan: (values, input) => planConvolution('Conv2D', 2, values, input),
});
