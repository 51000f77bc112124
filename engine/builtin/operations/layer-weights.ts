/** What layers with a kernel and perhaps a bias have in common. */
import type { WeightSpec } from '../../../contract/shapes';
import { all, ALL_ROWS, kernelCall, own, type Split, type Task } from '../plan/call';
import type { ColumnPartition } from '../plan/columns';
import type { Parameter } from '../plan/parameter';
import { at, gradientOf, type Place, type Tensor } from '../plan/tensor';
import type { OperationContext } from './operation';

export function weightSpec(
  weights: readonly WeightSpec[],
  name: string,
): { readonly spec: WeightSpec; readonly index: number } {
  const index = weights.findIndex((weight) => weight.name === name);
  const spec = weights[index];
  if (spec === undefined) throw new Error(`A layer without ${name}`);
  return { spec, index };
}

/** Undefined when the layer goes without. */
export function addBias(
  context: OperationContext,
  { layer, weights }: { readonly layer: number; readonly weights: readonly WeightSpec[] },
  columns: ColumnPartition,
  split: Split,
): Parameter | undefined {
  if (!weights.some(({ name }) => name === 'bias')) return undefined;
  return context.addParameter({
    ...weightSpec(weights, 'bias'),
    name: `${layer}/bias`,
    layer,
    layout: { rows: 1, columns },
    split,
  });
}

/** What a task that reads kernel and bias reads. */
export function weightIds(kernel: Parameter, bias: Parameter | undefined): readonly number[] {
  return bias === undefined ? [kernel.value.id] : [kernel.value.id, bias.value.id];
}

/** db = Σ of dy over the batch. */
export function biasGradientTasks(
  output: Tensor,
  bias: Parameter | undefined,
  panels: ColumnPartition,
): readonly Task[] {
  return bias === undefined
    ? []
    : [biasGradientTask(gradientOf(output), output.stride, bias, panels)];
}

function biasGradientTask(
  dOutput: Place,
  stride: number,
  bias: Parameter,
  panels: ColumnPartition,
): Task {
  const isShared = bias.split.axis === 'columns';
  return {
    split: bias.split,
    reads: isShared ? own(dOutput.id) : all(dOutput.id),
    writes: own(bias.gradient.id),
    calls: ({ from, to }) => [
      kernelCall(
        'columnSum',
        bias.gradient.address + from * 4,
        at(dOutput, from * 4),
        stride,
        ALL_ROWS,
        isShared ? to - from : panels.end,
      ),
    ],
  };
}
