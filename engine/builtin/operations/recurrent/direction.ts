/** One recurrent layer through its sequence: dropout, the cell, the output; and back, the weights' gradients over all steps at once. */
import type { RecurrentConfig } from '../../../../contract/layers/bidirectional';
import type { Direction } from '../../../recurrent-directions';
import { all, BY_ROWS, kernelCall, own, PART_ROWS, type Task } from '../../plan/call';
import { equalPanels, PANEL } from '../../plan/columns';
import { fromEnd, later, stepsOf, type Steps } from '../../plan/steps';
import { atRows, type Place, type Tensor } from '../../plan/tensor';
import type { OperationContext } from '../operation';
import type { Cell, PlannedCell } from './cell';
import type { CellSize } from './cell-layout';
import { planInputDropout, type InputDropout } from './input-dropout';
import {
  gradientTask,
  planWeights,
  spanGradientTask,
  type RecurrentWeights,
  type WeightRequest,
} from './weights';

export interface DirectionRequest extends Omit<WeightRequest, 'features'> {
  readonly config: RecurrentConfig;
  readonly cell: Cell;
  readonly direction: Direction;
}

/** Where all outputs go, one after the other, or the last one alone. */
export interface OutputSteps {
  readonly value: Steps;
  readonly gradient: Steps;
}

export interface PlannedDirection {
  readonly training: readonly Task[];
  readonly inference: readonly Task[];
  readonly backward: readonly Task[];
}

export function planDirection(
  context: OperationContext,
  request: DirectionRequest,
  input: Tensor,
  output: OutputSteps,
  dInput: Place | undefined,
): PlannedDirection {
  const [T = 1, features = 1] = input.shape;
  const { config, cell, direction } = request;
  const { arena, maxBatchSize } = context;
  const size: CellSize = { T, U: config.units, V: equalPanels(config.units).end, maxBatchSize };
  const weights = planWeights(context, { ...request, features }, cell.blocks, size);
  const planned = cell.plan({ ...size, arena, weights, features });
  const turned = (steps: Steps, isTurned: boolean): Steps => (isTurned ? fromEnd(steps, T) : steps);
  const x = stepsOf(input, input, features);
  const dropout = planInputDropout(context, config.dropout, direction.dropoutLayer, input);
  const node: Node = { ...size, features, weights, cell, planned };
  const read = (steps: Steps): Steps => turned(steps, direction.readsFromEnd);
  const isEvery = config.returnSequences;
  const write = (steps: Steps): Steps => turned(steps, isEvery && direction.writesFromEnd);
  const forward = (from: Steps): readonly Task[] => [
    planned.forward(read(from)),
    outputTask(node, write(output.value), isEvery),
  ];
  return {
    training: [planned.turn, ...(dropout?.training ?? []), ...forward(dropout?.output ?? x)],
    inference: forward(x),
    backward: [
      planned.backward({ steps: write(output.gradient), isEvery }),
      ...inputGradientTasks(node, direction, dropout, dInput, input),
      ...weightTasks(node, read(dropout?.output ?? x)),
    ],
  };
}

interface Node extends CellSize {
  readonly features: number;
  readonly weights: RecurrentWeights;
  readonly cell: Cell;
  readonly planned: PlannedCell;
}

function outputTask({ planned, U, T }: Node, target: Steps, isEvery: boolean): Task {
  const source = isEvery ? planned.output : later(planned.output, T - 1);
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
        U,
        isEvery ? T : 1,
      ),
    ],
  };
}

/** dx = d · wᵀ at every step, then dropout's factors. */
function inputGradientTasks(
  { weights, cell, planned, features, V, T }: Node,
  { readsFromEnd }: Direction,
  dropout: InputDropout | undefined,
  dInput: Place | undefined,
  input: Tensor,
): readonly Task[] {
  if (dInput === undefined) return [];
  const inOrder = stepsOf(dInput, input, features);
  const target = readsFromEnd ? fromEnd(inOrder, T) : inOrder;
  const { d } = planned;
  const { value } = weights.kernel;
  const product: Task = {
    split: BY_ROWS,
    reads: [...own(d.id), ...all(value.id)],
    writes: own(target.id),
    calls: () => [
      kernelCall(
        'stepsInputGradient',
        atRows(target, target.stride),
        target.step,
        target.stride,
        atRows(d, d.stride),
        d.step,
        d.stride,
        value.address,
        features * PANEL * 4,
        PART_ROWS,
        features,
        (cell.blocks.input.length * V) / PANEL,
        T,
      ),
    ],
  };
  return [product, ...(dropout === undefined ? [] : [dropout.scale(inOrder, inOrder)])];
}

function weightTasks(node: Node, from: Steps): readonly Task[] {
  const { weights, planned, features } = node;
  return [
    gradientTask(weights, { from, features }, planned, node),
    ...(planned.recurrentSpans.length > 1 ? [spanGradientTask(weights, planned, node)] : []),
  ];
}
