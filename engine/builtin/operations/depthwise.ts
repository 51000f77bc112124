/** A convolution of each channel with a kernel of its own; by samples, its weights' gradients by channels. */
import type { Shape, WeightSpec } from '../../../contract/shapes';
import { all, ALL_ROWS, kernelCall, own, PART_ROWS, type Task } from '../plan/call';
import { equalPanels, type ColumnPartition } from '../plan/columns';
import type { Parameter } from '../plan/parameter';
import { at, atRows, gradientOf, type Tensor } from '../plan/tensor';
import { windowArguments, type ImageWindow } from '../plan/window';
import { newOutput, samplesTask } from './by-samples';
import { channelBiasTask } from './channel-bias';
import { weightSpec } from './layer-weights';
import type { DepthwiseOperation, OperationContext } from './operation';

interface DepthwiseNode {
  readonly window: ImageWindow;
  readonly input: Tensor;
  readonly output: Tensor;
  readonly kernel: Parameter;
  readonly bias: Parameter | undefined;
  readonly panels: ColumnPartition;
}

export function depthwiseOperation(
  layer: number,
  window: ImageWindow,
  output: Shape,
  weights: readonly WeightSpec[],
): DepthwiseOperation {
  return {
    kind: 'depthwise',
    plan(context, input) {
      const panels = equalPanels(window.channels);
      const node: DepthwiseNode = {
        window,
        input,
        output: newOutput(context, output, true),
        panels,
        kernel: addParameter(context, layer, weights, 'kernel', panels),
        bias: weights.some(({ name }) => name === 'bias')
          ? addParameter(context, layer, weights, 'bias', panels)
          : undefined,
      };
      const forward = [forwardTask(node)];
      return {
        output: node.output,
        training: forward,
        inference: forward,
        backward: [
          weightGradientTask(node),
          ...(node.bias === undefined ? [] : [channelBiasTask(node.output, node.bias, panels)]),
          ...(input.gradient === undefined ? [] : [inputGradientTask(node)]),
        ],
      };
    },
  };
}

/** A matrix of the kernel's cells by the channels, in panels of channels; the bias has one row. */
function addParameter(
  context: OperationContext,
  layer: number,
  weights: readonly WeightSpec[],
  name: 'kernel' | 'bias',
  panels: ColumnPartition,
): Parameter {
  const { spec, index } = weightSpec(weights, name);
  const [height = 1, width = 1] = spec.shape;
  return context.addParameter({
    spec,
    index,
    name: `${layer}/${name}`,
    layer,
    layout: { rows: name === 'bias' ? 1 : height * width, columns: panels },
    split: { axis: 'columns', columns: panels },
  });
}

function forwardTask({ window, input, output, kernel, bias }: DepthwiseNode): Task {
  const call = kernelCall(
    'depthwiseForward',
    atRows(output, output.stride),
    atRows(input, input.stride),
    kernel.value.address,
    bias === undefined ? 0 : bias.value.address,
    output.stride,
    input.stride,
    PART_ROWS,
    ...windowArguments(window),
    window.down.dilation,
    window.across.dilation,
  );
  const readsAll = bias === undefined ? [kernel.value] : [kernel.value, bias.value];
  return samplesTask(call, { reads: [input], readsAll, writes: [output] });
}

function inputGradientTask({ window, input, output, kernel }: DepthwiseNode): Task {
  const [dInput, dOutput] = [gradientOf(input), gradientOf(output)];
  const { down, across } = window;
  const movesByOnes = down.stride === 1 && across.stride === 1;
  const call = kernelCall(
    movesByOnes ? 'depthwiseInputGradientByOnes' : 'depthwiseInputGradient',
    atRows(dInput, input.stride),
    atRows(dOutput, output.stride),
    kernel.value.address,
    input.stride,
    output.stride,
    PART_ROWS,
    ...windowArguments(window),
    down.dilation,
    across.dilation,
  );
  return samplesTask(call, { reads: [dOutput], readsAll: [kernel.value], writes: [dInput] });
}

function weightGradientTask({ window, input, output, kernel, panels }: DepthwiseNode): Task {
  const dOutput = gradientOf(output);
  const cells = window.down.size * window.across.size;
  return {
    split: { axis: 'columns', columns: panels },
    reads: all(input.id, dOutput.id),
    writes: own(kernel.gradient.id),
    calls: ({ from, to }) => [
      kernelCall(
        'depthwiseWeightGradient',
        kernel.gradient.address + from * cells * 4,
        at(input, from * 4),
        at(dOutput, from * 4),
        input.stride,
        output.stride,
        ALL_ROWS,
        ...windowArguments(window),
        window.down.dilation,
        window.across.dilation,
        Math.min(to, window.channels) - from,
      ),
    ],
  };
}
