/** DepthwiseConv2D: slides `depthMultiplier` kernels over each channel alone; the output's channels are c · depthMultiplier + m. */
import { advanced, int, ints } from '../fields';
import { initializer } from '../initializers/registry';
import { regularizer } from '../regularizers/registry';
import type { LayerPlan, Shape } from '../shapes';
import { CONVOLUTION_END, WINDOW_PADDING } from './convolution';
import { TWO_AXES } from './extents';
import { defineLayer } from './layer-definition';
import { placeProblem, refusal, windowProblem } from './places';
import { convolutionAxes } from './window';

export const depthwiseConv2d = defineLayer({
  kind: 'DepthwiseConv2D',
  fields: {
    kernelSize: ints('kernelSize', { ...TWO_AXES, initial: [3, 3] }),
    strides: ints('strides', { ...TWO_AXES, initial: [1, 1] }),
    padding: WINDOW_PADDING,
    depthMultiplier: int('depthMultiplier', { min: 1, max: 256, initial: 1 }),
    dilationRate: advanced(ints('dilationRate', { ...TWO_AXES, initial: [1, 1] })),
    ...CONVOLUTION_END,
    depthwiseInitializer: initializer('depthwiseInitializer', 'glorot_uniform'),
    biasInitializer: initializer('biasInitializer', 'zeros'),
    depthwiseRegularizer: regularizer('depthwiseRegularizer'),
    biasRegularizer: regularizer('biasRegularizer'),
  },
  plan(values, input: Shape): LayerPlan {
    const problem = placeProblem('DepthwiseConv2D', 2, input);
    if (problem !== undefined) return refusal(problem);
    const axes = convolutionAxes(values, input.slice(0, 2));
    const misfit = windowProblem('DepthwiseConv2D', axes);
    if (misfit !== undefined) return refusal(misfit);
    const channels = input.at(-1) ?? 1;
    const outputs = channels * values.depthMultiplier;
    const kernel = {
      name: 'kernel',
      shape: [...axes.map(({ size }) => size), channels, values.depthMultiplier],
      initializer: values.depthwiseInitializer,
      regularizer: values.depthwiseRegularizer,
      trainable: true,
    };
    const bias = {
      name: 'bias',
      shape: [outputs],
      initializer: values.biasInitializer,
      regularizer: values.biasRegularizer,
      trainable: true,
    };
    return {
      ok: true,
      output: [...axes.map(({ output }) => output), outputs],
      weights: values.useBias ? [kernel, bias] : [kernel],
    };
  },
});
