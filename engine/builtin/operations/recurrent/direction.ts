/** One recurrent layer through its sequence: dropout, the cell, the output; and back, the weights' gradients over all steps at once. */
import type { RecurrentConfig } from '../../../../contract/layers/bidirectional';
import { inputStreams, type Direction } from '../../../recurrent-directions';
import { BY_ROWS, kernelCall, own, PART_ROWS, type Task } from '../../plan/call';
import { equalPanels } from '../../plan/columns';
import { fromEnd, later, stepsOf, type Steps } from '../../plan/steps';
import { atRows, type Place, type Tensor } from '../../plan/tensor';
import type { OperationContext } from '../operation';
import type { Cell, CellInput } from './cell';
import type { CellSize } from './cell-layout';
import { inputGradientTasks, weightTasks, type DirectionNode } from './gradients';
import { planInputDropout } from './input-dropout';
import { planStateDropout } from './state-dropout';
import { planWeights, type WeightRequest } from './weights';

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
  const size: CellSize = {
    T,
    U: config.units,
    V: equalPanels(config.units).end,
    maxBatchSize: context.maxBatchSize,
  };
  const weights = planWeights(context, { ...request, features }, cell.blocks, size);
  const dropout = planInputDropout(context, config.dropout, inputBlocks(request), input);
  const stateDropout = planStateDropout(context, request, size);
  const planned = cell.plan({ ...size, arena: context.arena, weights, features, stateDropout });
  const read = (steps: Steps): Steps => (direction.readsFromEnd ? fromEnd(steps, T) : steps);
  const x = stepsOf(input, input, features);
  const seen = (dropout?.outputs ?? [x]).map(read);
  const node: DirectionNode = { ...size, features, weights, cell, planned };
  const isEvery = config.returnSequences;
  const write = (steps: Steps): Steps =>
    isEvery && direction.writesFromEnd ? fromEnd(steps, T) : steps;
  const forward = (from: CellInput): readonly Task[] => [
    planned.forward(from),
    outputTask(node, write(output.value), isEvery),
  ];
  return {
    training: [
      planned.turn,
      ...(dropout?.training ?? []),
      ...(stateDropout === undefined ? [] : [stateDropout.draw]),
      ...forward({ gates: seen, isTraining: true }),
    ],
    inference: forward({ gates: [read(x)], isTraining: false }),
    backward: [
      planned.backward({ steps: write(output.gradient), isEvery }),
      ...inputGradientTasks(context, node, { input, dInput, dropout, read }),
      ...weightTasks(node, seen),
    ],
  };
}

/** Of the input's dropout: one stream, or one for each block of the input kernel. */
function inputBlocks({ config, cell, direction }: DirectionRequest): readonly number[] {
  const streams = inputStreams(direction, config);
  return streams.length > 1 ? cell.blocks.input.map((gate) => streams[gate] ?? 0) : streams;
}

function outputTask({ planned, U, T }: DirectionNode, target: Steps, isEvery: boolean): Task {
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
