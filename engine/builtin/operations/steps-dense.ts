/**
 * Dense over the last axis of a tensor with more: the same product at every step (place of the other axes), by samples. Where the units are
 * no whole panels, the output is made padded, step by step, and copied into its rows; the way back likewise.
 */
import type { Buffer } from '../plan/arena';
import {
  all,
  ALL_ROWS,
  BY_ROWS,
  kernelCall,
  own,
  PART_ROWS,
  UNDIVIDED,
  type Split,
  type Task,
} from '../plan/call';
import { equalPanels, PANEL, type ColumnPartition } from '../plan/columns';
import type { Parameter } from '../plan/parameter';
import { newSteps, stepsOf, type Steps } from '../plan/steps';
import { at, atRows, gradientOf, newMatrix, newTensor, type Tensor } from '../plan/tensor';
import type { DenseOperation, OperationContext, PlannedOperation } from './operation';
import { weightSpec } from './weight-spec';

/** From this many outputs on, threads share the columns of the weights; below, the rows. */
const MIN_COLUMNS_TO_SHARE = 64;

export function planStepsDense(
  context: OperationContext,
  operation: DenseOperation,
  input: Tensor,
): PlannedOperation {
  const node = planMemory(context, operation, input);
  const { output, padded, dPadded, units } = node;
  const tight = stepsOf(output, output, units);
  const dTight = stepsOf(gradientOf(output), output, units);
  const isPadded = padded.id !== output.id;
  const forward = [forwardTask(node), ...(isPadded ? [copyTask(tight, padded, node)] : [])];
  return {
    output,
    training: forward,
    inference: forward,
    backward: [
      ...(isPadded ? [copyTask(dPadded, dTight, node)] : []),
      ...(input.gradient === undefined ? [] : [inputGradientTask(node)]),
      weightGradientTask(node),
      ...biasGradientTasks(node),
    ],
  };
}

interface Node {
  readonly input: Tensor;
  readonly x: Steps;
  readonly output: Tensor;
  /** The output and its gradient in whole panels: themselves, where the units are. */
  readonly padded: Steps;
  readonly dPadded: Steps;
  readonly kernel: Parameter;
  /** Undefined when the layer goes without: then zeros are added. */
  readonly bias: Parameter | undefined;
  readonly added: Buffer;
  readonly panels: ColumnPartition;
  readonly isByColumns: boolean;
  readonly T: number;
  readonly K: number;
  readonly units: number;
}

function planMemory(
  context: OperationContext,
  { layer, units, weights }: DenseOperation,
  input: Tensor,
): Node {
  const { arena, maxBatchSize } = context;
  const K = input.shape.at(-1) ?? 1;
  const T = input.width / K;
  const panels = equalPanels(units);
  const isByColumns = units >= MIN_COLUMNS_TO_SHARE;
  const shared: Split = { axis: 'columns', columns: panels };
  const kernel = context.addParameter({
    ...weightSpec(weights, 'kernel'),
    name: `${layer}/kernel`,
    layer,
    layout: { rows: K, columns: panels },
    split: isByColumns ? shared : { axis: 'columns', columns: equalPanels(K) },
    isSplitByRow: !isByColumns,
  });
  const hasBias = weights.some(({ name }) => name === 'bias');
  const bias = hasBias
    ? context.addParameter({
        ...weightSpec(weights, 'bias'),
        name: `${layer}/bias`,
        layer,
        layout: { rows: 1, columns: panels },
        split: isByColumns ? shared : UNDIVIDED,
      })
    : undefined;
  const gradient = newMatrix(arena, maxBatchSize, T * units);
  const shape = [...input.shape.slice(0, -1), units];
  const output = newTensor(arena, maxBatchSize, shape, { gradient });
  const isWhole = units === panels.end;
  const steps = (): Steps => newSteps(arena, T, maxBatchSize, units);
  return {
    input,
    x: stepsOf(input, input, K),
    output,
    padded: isWhole ? stepsOf(output, output, units) : steps(),
    dPadded: isWhole ? stepsOf(gradient, output, units) : steps(),
    kernel,
    bias,
    added: bias?.value ?? arena.allocate(panels.end * 4),
    panels,
    isByColumns,
    T,
    K,
    units,
  };
}

function forwardTask({ x, padded, kernel, added, panels, T, K }: Node): Task {
  return {
    split: BY_ROWS,
    reads: [...own(x.id), ...all(kernel.value.id, added.id)],
    writes: own(padded.id),
    calls: () => [
      kernelCall(
        'stepsForward',
        atRows(padded, padded.stride),
        padded.step,
        padded.stride,
        atRows(x, x.stride),
        x.step,
        x.stride,
        kernel.value.address,
        added.address,
        PART_ROWS,
        K,
        panels.starts.length,
        T,
      ),
    ],
  };
}

function copyTask(target: Steps, source: Steps, { units, T }: Node): Task {
  return {
    split: BY_ROWS,
    reads: own(source.id),
    writes: own(target.id),
    calls: () => [
      kernelCall(
        'stepsCopy',
        atRows(target, target.stride),
        target.step,
        target.stride,
        atRows(source, source.stride),
        source.step,
        source.stride,
        PART_ROWS,
        units,
        T,
      ),
    ],
  };
}

function inputGradientTask({ input, dPadded, kernel, panels, T, K }: Node): Task {
  const dx = stepsOf(gradientOf(input), input, K);
  return {
    split: BY_ROWS,
    reads: [...own(dPadded.id), ...all(kernel.value.id)],
    writes: own(dx.id),
    calls: () => [
      kernelCall(
        'stepsInputGradient',
        atRows(dx, dx.stride),
        dx.step,
        dx.stride,
        atRows(dPadded, dPadded.stride),
        dPadded.step,
        dPadded.stride,
        kernel.value.address,
        K * PANEL * 4,
        PART_ROWS,
        K,
        panels.starts.length,
        T,
      ),
    ],
  };
}

/** dw = Σ over steps and samples of xᵀ · dy, by columns of dy or by rows of w (which are columns of x). */
function weightGradientTask({ x, dPadded, kernel, panels, isByColumns, T, K }: Node): Task {
  const { address, id } = kernel.gradient;
  return {
    split: kernel.split,
    reads: all(x.id, dPadded.id),
    writes: own(id),
    calls: ({ from, to }) => [
      kernelCall(
        'stepsWeightGradient',
        address + from * (isByColumns ? K : PANEL) * 4,
        K * PANEL * 4,
        at(x, isByColumns ? 0 : from * 4),
        x.step,
        x.stride,
        at(dPadded, isByColumns ? from * 4 : 0),
        dPadded.step,
        dPadded.stride,
        ALL_ROWS,
        isByColumns ? K : Math.min(to, K) - from,
        isByColumns ? (to - from) / PANEL : panels.starts.length,
        T,
      ),
    ],
  };
}

function biasGradientTasks({ dPadded, bias, panels, isByColumns, T }: Node): readonly Task[] {
  if (bias === undefined) return [];
  const { gradient, split } = bias;
  const task: Task = {
    split,
    reads: all(dPadded.id),
    writes: own(gradient.id),
    calls: ({ from, to }) => [
      kernelCall(
        'stepsColumnSum',
        gradient.address + from * 4,
        at(dPadded, from * 4),
        dPadded.step,
        dPadded.stride,
        ALL_ROWS,
        isByColumns ? to - from : panels.end,
        T,
      ),
    ],
  };
  return [task];
}
