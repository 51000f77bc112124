/** The way forward of a convolution under 2 × 2 max pooling, directly or by Winograd, whose tile is a window. By samples. */
import { all, kernelCall, own, PART_ROWS, type Task } from '../plan/call';
import { windowSteps, type WindowSteps } from '../plan/convolution-geometry';
import { atRows } from '../plan/tensor';
import { tailOf, type ConvolutionNode } from './convolution-node';
import { planWinograd, splitOf, stepArguments } from './convolution-product';
import type { ConvolutionMethod, OperationContext } from './operation';
import type { PooledNode } from './pooled-convolution-node';

export function pooledForwardTasks(
  context: OperationContext,
  node: PooledNode,
  method: ConvolutionMethod,
): readonly Task[] {
  return method === 'direct' ? [directTask(node)] : winogradTasks(context, node);
}

function winogradTasks(
  context: OperationContext,
  { convolution, winners, least }: PooledNode,
): readonly Task[] {
  const { geometry, images, output, whole, panels, biasBlock } = convolution;
  const [height = 0, width = 0] = output.shape;
  const weights = { weights: whole.value, images, size: geometry.output };
  const filter = planWinograd(context, weights, [height, width]);
  const task: Task = {
    split: splitOf({ size: geometry.output, images, kernel: geometry.kernel }),
    reads: [...own(images.place.id), ...all(filter.kernel.id, biasBlock.id)],
    writes: own(output.id, winners.id, filter.scratch.id),
    calls: () => [
      kernelCall(
        'winogradPoolForward',
        atRows(output, output.stride),
        atRows(winners, output.stride),
        output.stride,
        atRows(images.place, images.stride),
        images.stride,
        filter.kernel.address,
        biasBlock.address,
        atRows(filter.scratch, filter.scratchBytes),
        PART_ROWS,
        panels.starts.length,
        geometry.output[2],
        height,
        width,
        images.line,
        images.pixel,
        least,
        0,
      ),
    ],
  };
  return [filter.task, task];
}

/** Wider lines of a window are seldom all zeros. */
const WIDEST_DARK = 128;
const VECTOR_BYTES = 16;

/**
 * Bytes of a line that a window sees, where it pays to ask whether there is any light in it: images as they are given, of few channels,
 * are empty at their margins. Zeros add nothing to the outputs, nor to the gradient of the weights. Otherwise 0.
 */
function darkBytes({ geometry, input }: ConvolutionNode, { run, pixelStep }: WindowSteps): number {
  const isAsGiven = input.gradient === undefined && geometry.strides.every((step) => step === 1);
  const bytes = run + pixelStep;
  return isAsGiven && bytes >= VECTOR_BYTES && bytes <= WIDEST_DARK ? bytes : 0;
}

function directTask({ convolution, winners, least }: PooledNode): Task {
  const { geometry, images, output, whole, panels } = convolution;
  const [height = 0, width = 0] = output.shape;
  const steps = windowSteps(images, geometry.kernel, geometry.strides, geometry.dilation);
  return {
    split: splitOf({ size: geometry.output, images, kernel: geometry.kernel }),
    reads: [...own(images.place.id), ...all(whole.value.id, convolution.biasBlock.id)],
    writes: own(output.id, winners.id),
    calls: () => [
      kernelCall(
        'convPoolForward',
        atRows(output, output.stride),
        atRows(winners, output.stride),
        output.stride,
        geometry.output[2] * 4,
        atRows(images.place, images.stride),
        images.stride,
        whole.value.address,
        convolution.biasBlock.address,
        PART_ROWS,
        panels.starts.length,
        tailOf(panels),
        height,
        width,
        ...stepArguments(steps),
        least,
        darkBytes(convolution, steps),
      ),
    ],
  };
}
