/** Bidirectional: two recurrent layers on one input, their outputs side by side or combined; the gradients of the input are added. */
import type { MergeMode } from '../../../../contract/layers/bidirectional';
import type { Shape } from '../../../../contract/shapes';
import { BY_ROWS, kernelCall, own, PART_ROWS, type Task } from '../../plan/call';
import { later } from '../../plan/steps';
import { atRows, gradientOf, newMatrix, type Place, type Tensor } from '../../plan/tensor';
import type { BidirectionalOperation, OperationContext } from '../operation';
import { addRowsTask } from './add-rows';
import { planDirection, type DirectionRequest, type OutputSteps } from './direction';
import { newSequence, outputSteps } from './recurrent';

export function bidirectionalOperation(
  output: Shape,
  mergeMode: MergeMode,
  requests: readonly [DirectionRequest, DirectionRequest],
): BidirectionalOperation {
  return {
    kind: 'bidirectional',
    plan(context, input) {
      const { arena, maxBatchSize } = context;
      const result = newSequence(context, output);
      const merge = planMerge(context, mergeMode, result, requests[0].config.units);
      const isLearning = input.gradient !== undefined;
      const share = isLearning ? newMatrix(arena, maxBatchSize, input.width) : undefined;
      const [first, second] = [
        planDirection(context, requests[0], input, merge.outputs[0], input.gradient),
        planDirection(context, requests[1], input, merge.outputs[1], share),
      ];
      return {
        output: result,
        training: [...first.training, ...second.training, ...merge.forward],
        inference: [...first.inference, ...second.inference, ...merge.forward],
        backward: [
          ...merge.backward,
          ...first.backward,
          ...second.backward,
          ...(share === undefined ? [] : [addRowsTask(gradientOf(input), share, input)]),
        ],
      };
    },
  };
}

interface Merge {
  readonly outputs: readonly [OutputSteps, OutputSteps];
  readonly forward: readonly Task[];
  readonly backward: readonly Task[];
}

function planMerge(
  context: OperationContext,
  mode: MergeMode,
  output: Tensor,
  units: number,
): Merge {
  if (mode === 'concat') {
    const { value, gradient } = outputSteps(output, 2 * units);
    const half = units * 4;
    const second = { value: later(value, 0, half), gradient: later(gradient, 0, half) };
    return { outputs: [{ value, gradient }, second], forward: [], backward: [] };
  }
  const a = newSequence(context, output.shape);
  const b = newSequence(context, output.shape);
  const outputs = [outputSteps(a, units), outputSteps(b, units)] as const;
  const d = gradientOf(output);
  const [da, db] = [gradientOf(a), gradientOf(b)];
  const calls = MERGES[mode];
  return {
    outputs,
    forward: [mergeTask(output, calls.forward, output, a, b)],
    backward: calls.backward(output, d, [a, da], [b, db]),
  };
}

type Combine = 'product' | { readonly scale: number };

const MERGES = {
  sum: {
    forward: { scale: 1 },
    backward: (tensor: Tensor, d: Place, [, da]: Pair, [, db]: Pair) =>
      [da, db].map((target) => mergeTask(tensor, { scale: 0.5 }, target, d, d)),
  },
  ave: {
    forward: { scale: 0.5 },
    backward: (tensor: Tensor, d: Place, [, da]: Pair, [, db]: Pair) =>
      [da, db].map((target) => mergeTask(tensor, { scale: 0.25 }, target, d, d)),
  },
  mul: {
    forward: 'product',
    backward: (tensor: Tensor, d: Place, [a, da]: Pair, [b, db]: Pair) => [
      mergeTask(tensor, 'product', da, d, b),
      mergeTask(tensor, 'product', db, d, a),
    ],
  },
} as const satisfies Record<Exclude<MergeMode, 'concat'>, MergeCalls>;

/** An output and its gradient. */
type Pair = readonly [Place, Place];

interface MergeCalls {
  readonly forward: Combine;
  readonly backward: (tensor: Tensor, d: Place, first: Pair, second: Pair) => readonly Task[];
}

/** target = a · b, or (a + b) · scale. */
function mergeTask(
  { stride, width }: Tensor,
  combine: Combine,
  target: Place,
  a: Place,
  b: Place,
): Task {
  const places = [atRows(target, stride), atRows(a, stride), atRows(b, stride)] as const;
  return {
    split: BY_ROWS,
    reads: own(a.id, b.id),
    writes: own(target.id),
    calls: () => [
      combine === 'product'
        ? kernelCall('product', ...places, stride, PART_ROWS, width)
        : kernelCall('scaledSum', ...places, combine.scale, stride, PART_ROWS, width),
    ],
  };
}
