/** Conv1D: slides `filters` kernels along the steps; each output is a sum over the window and its channels. */
import { advanced, int } from '../fields';
import {
  CONVOLUTION_END,
  FILTERS,
  GROUPS,
  KERNEL_FIELDS,
  planConvolution,
  WINDOW_PADDING,
} from './convolution';
import { ONE_AXIS } from './extents';
import { defineLayer } from './layer-definition';

export const conv1d = defineLayer({
  kind: 'Conv1D',
  fields: {
    filters: FILTERS,
    kernelSize: int('kernelSize', { ...ONE_AXIS, initial: 3 }),
    strides: int('strides', { ...ONE_AXIS, initial: 1 }),
    padding: WINDOW_PADDING,
    dilationRate: advanced(int('dilationRate', { ...ONE_AXIS, initial: 1 })),
    groups: GROUPS,
    ...CONVOLUTION_END,
    ...KERNEL_FIELDS,
  },
  plan: (values, input) => planConvolution('Conv1D', 1, values, input),
});
