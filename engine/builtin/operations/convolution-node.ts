/** The memory of one convolution: its parameters, its padded input, its output. */
import { sizeOf, type Shape, type WeightSpec } from '../../../contract/shapes';
import { all, kernelCall, UNDIVIDED, type Split, type Task } from '../plan/call';
import { equalPanels, PANEL, type ColumnPartition } from '../plan/columns';
import { isPadded, paddedSize, type ConvolutionGeometry } from '../plan/convolution-geometry';
import type { Parameter } from '../plan/parameter';
import { newMatrix, newPlace, newTensor, rowStride, type Tensor } from '../plan/tensor';
import type { Block, Images } from './convolution-product';
import { addBias, weightSpec } from './layer-weights';
import type { OperationContext } from './operation';

export interface ConvolutionNode {
  readonly geometry: ConvolutionGeometry;
  readonly input: Tensor;
  readonly output: Tensor;
  /** The padded input, or the input itself. */
  readonly images: Images;
  readonly kernel: Parameter;
  /** The weights and their gradient as the kernels take them: the parameter itself but for groups. */
  readonly whole: WholeKernel;
  readonly bias: Parameter | undefined;
  /** What the kernels read as the bias: zeros when there is none. */
  readonly biasBlock: Block;
  readonly panels: ColumnPartition;
  readonly split: Split;
}

export interface WholeKernel {
  readonly value: Block;
  readonly gradient: Block;
  readonly expand: readonly Task[];
  readonly collect: readonly Task[];
}

/** `shape`: of the tensor that comes out, where that is not the convolution itself. */
export function planConvolution(
  context: OperationContext,
  {
    layer,
    geometry,
    weights,
  }: {
    readonly layer: number;
    readonly geometry: ConvolutionGeometry;
    readonly weights: readonly WeightSpec[];
  },
  input: Tensor,
  shape: Shape = geometry.output,
): ConvolutionNode {
  const { arena, maxBatchSize } = context;
  const [, , inputs] = geometry.input;
  const [, , outputs] = geometry.output;
  const [KH, KW] = geometry.kernel;
  const panels = equalPanels(outputs);
  const split: Split = { axis: 'columns', columns: panels };
  const kernel = context.addParameter({
    ...weightSpec(weights, 'kernel'),
    name: `${layer}/kernel`,
    layer,
    layout: { rows: (KH * KW * inputs) / geometry.groups, columns: panels },
    split,
  });
  const bias = addBias(context, { layer, weights }, panels, split);
  const biasBlock = bias?.value ?? arena.allocate(panels.end * 4);
  const gradient = newMatrix(arena, maxBatchSize, sizeOf(shape));
  return {
    geometry,
    input,
    output: newTensor(arena, maxBatchSize, shape, { gradient }),
    images: planImages(context, geometry, input),
    kernel,
    whole: planWholeKernel(context, geometry, kernel, panels),
    bias,
    biasBlock,
    panels,
    split,
  };
}

function planImages(
  { arena, maxBatchSize }: OperationContext,
  geometry: ConvolutionGeometry,
  input: Tensor,
): Images {
  const [lines, width] = paddedSize(geometry);
  const pixel = geometry.input[2] * 4;
  const common = { lines, line: width * pixel, pixel };
  if (!isPadded(geometry)) return { ...common, place: input, stride: input.stride };
  const stride = rowStride((lines * width * pixel) / 4);
  return { ...common, place: newPlace(arena, maxBatchSize * stride), stride };
}

/** Groups are computed as a whole kernel that is 0 between them: right for any number, fast for one. */
function planWholeKernel(
  { arena }: OperationContext,
  { input, output, kernel, groups }: ConvolutionGeometry,
  parameter: Parameter,
  panels: ColumnPartition,
): WholeKernel {
  const { value, gradient } = parameter;
  if (groups === 1) return { value, gradient, expand: [], collect: [] };
  const taps = kernel[0] * kernel[1];
  const byteLength = taps * input[2] * panels.end * 4;
  const [wholeValue, wholeGradient] = [arena.allocate(byteLength), arena.allocate(byteLength)];
  const sizes = [taps, input[2], output[2], groups, 0, output[2]] as const;
  return {
    value: wholeValue,
    gradient: wholeGradient,
    expand: [
      {
        split: UNDIVIDED,
        reads: all(value.id),
        writes: all(wholeValue.id),
        calls: () => [kernelCall('expandGroups', wholeValue.address, value.address, ...sizes)],
      },
    ],
    collect: [
      {
        split: UNDIVIDED,
        reads: all(wholeGradient.id),
        writes: all(gradient.id),
        calls: () => [
          kernelCall('collectGroups', gradient.address, wholeGradient.address, ...sizes),
        ],
      },
    ],
  };
}

/** Columns that exist in the last panel. */
export function tailOf({ width, starts }: ColumnPartition): number {
  return width - PANEL * (starts.length - 1);
}
