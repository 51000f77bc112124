/** What Conv1D and Conv2D have in common: the fields of their weights, and their shape rule. */
import { advanced, choice, int, toggle, type FieldTable, type Values } from '../fields';
import { initializer } from '../initializers/registry';
import { regularizer } from '../regularizers/registry';
import type { LayerPlan, Shape } from '../shapes';
import { t } from '../text/text';
import { OUTPUT_ACTIVATION } from './activation-names';
import { placeProblem, refusal, windowProblem, type PlaceRank } from './places';
import { convolutionAxes, PADDINGS, type ConvolutionValues } from './window';

export const MAX_CHANNELS = 4096;

export const FILTERS = int('filters', { min: 1, max: MAX_CHANNELS, initial: 32 });
export const WINDOW_PADDING = choice('padding', PADDINGS, 'valid');
export const CONVOLUTION_END = {
  activation: OUTPUT_ACTIVATION,
  useBias: advanced(toggle('useBias', true)),
} as const satisfies FieldTable;
export const GROUPS = advanced(int('groups', { min: 1, max: MAX_CHANNELS, initial: 1 }));
export const KERNEL_FIELDS = {
  kernelInitializer: initializer('kernelInitializer', 'glorot_uniform'),
  biasInitializer: initializer('biasInitializer', 'zeros'),
  kernelRegularizer: regularizer('kernelRegularizer'),
  biasRegularizer: regularizer('biasRegularizer'),
} as const satisfies FieldTable;

type ConvolutionConfig = ConvolutionValues &
  Values<typeof KERNEL_FIELDS> & {
    readonly filters: number;
    readonly groups: number;
    readonly useBias: boolean;
  };

/** Kernel [...kernelSize, channels / groups, filters] and bias [filters], Keras's order. */
export function planConvolution(
  layer: string,
  rank: PlaceRank,
  values: ConvolutionConfig,
  input: Shape,
): LayerPlan {
  const problem = placeProblem(layer, rank, input);
  if (problem !== undefined) return refusal(problem);
  const axes = convolutionAxes(values, input.slice(0, rank));
  const channels = input.at(-1) ?? 1;
  const misfit =
    windowProblem(layer, axes) ?? strideProblem(layer, values) ?? groupProblem(values, channels);
  if (misfit !== undefined) return refusal(misfit);
  const { filters, groups, useBias } = values;
  const kernel = {
    name: 'kernel',
    shape: [...axes.map(({ size }) => size), channels / groups, filters],
    initializer: values.kernelInitializer,
    regularizer: values.kernelRegularizer,
    trainable: true,
  };
  const bias = {
    name: 'bias',
    shape: [filters],
    initializer: values.biasInitializer,
    regularizer: values.biasRegularizer,
    trainable: true,
  };
  return {
    ok: true,
    output: [...axes.map(({ output }) => output), filters],
    weights: useBias ? [kernel, bias] : [kernel],
  };
}

/** Keras refuses it too. */
function strideProblem(
  layer: string,
  { strides, dilationRate }: ConvolutionValues,
): string | undefined {
  const isOne = (values: number | readonly number[]) => [values].flat().every((n) => n === 1);
  if (isOne(strides) || isOne(dilationRate)) return undefined;
  return t('problem.stridesAndDilation', { layer });
}

function groupProblem(
  { filters, groups }: ConvolutionConfig,
  channels: number,
): string | undefined {
  if (channels % groups !== 0) return t('problem.groupsOfChannels', { groups, channels });
  return filters % groups === 0 ? undefined : t('problem.groupsOfFilters', { groups, filters });
}
