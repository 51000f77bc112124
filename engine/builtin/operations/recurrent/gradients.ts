/** What one direction leaves to its input and its weights, over all steps at once. */
import { all, BY_ROWS, kernelCall, own, PART_ROWS, type Task } from '../../plan/call';
import { PANEL } from '../../plan/columns';
import { later, stepsOf, type Steps } from '../../plan/steps';
import { atRows, newMatrix, type Place, type Tensor } from '../../plan/tensor';
import type { OperationContext } from '../operation';
import { addRowsTask } from './add-rows';
import type { Cell, PlannedCell } from './cell';
import type { CellSize, Span } from './cell-layout';
import type { InputDropout } from './input-dropout';
import { gradientTask, spanGradientTask, type RecurrentWeights } from './weights';

export interface DirectionNode extends CellSize {
  readonly features: number;
  readonly weights: RecurrentWeights;
  readonly cell: Cell;
  readonly planned: PlannedCell;
}

interface InputPlace {
  readonly input: Tensor;
  /** Undefined: nobody asks for it. */
  readonly dInput: Place | undefined;
  readonly dropout: InputDropout | undefined;
  /** Steps of the input in the order they are read. */
  readonly read: (steps: Steps) => Steps;
}

/** dx = d · wᵀ at every step, times dropout's factors; gate after gate, where each has its own. */
export function inputGradientTasks(
  { arena, maxBatchSize }: OperationContext,
  node: DirectionNode,
  { input, dInput, dropout, read }: InputPlace,
): readonly Task[] {
  if (dInput === undefined) return [];
  const { features } = node;
  const blocks = node.cell.blocks.input.length;
  const gates = dropout?.outputs.length ?? 1;
  const share = gates > 1 ? newMatrix(arena, maxBatchSize, input.width) : dInput;
  return Array.from({ length: gates }, (_, gate) => {
    const place = gate === 0 ? dInput : share;
    const inOrder = stepsOf(place, input, features);
    return [
      productTask(node, read(inOrder), gate, blocks / gates),
      ...(dropout === undefined ? [] : [dropout.scale(inOrder, inOrder, gate)]),
      ...(gate === 0 ? [] : [addRowsTask(dInput, share, input)]),
    ];
  }).flat();
}

/** `blocks` blocks of columns, from the one of the gate on. */
function productTask(
  { weights, planned, features, V, T }: DirectionNode,
  target: Steps,
  gate: number,
  blocks: number,
): Task {
  const { value } = weights.kernel;
  const d = later(planned.d, 0, gate * V * 4);
  return {
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
        value.address + gate * V * features * 4,
        features * PANEL * 4,
        PART_ROWS,
        features,
        (blocks * V) / PANEL,
        T,
      ),
    ],
  };
}

/** `seen`: by all gates, or by each. */
export function weightTasks(node: DirectionNode, seen: readonly Steps[]): readonly Task[] {
  const { weights, planned, features, cell, V } = node;
  const width = (cell.blocks.input.length / seen.length) * V;
  const spans = seen.map((x, gate): Span => {
    const from = gate * width;
    return { from, to: from + width, at: from, x };
  });
  return [
    gradientTask(weights, { spans, features }, planned, node),
    ...(planned.recurrentSpans.length > 1 ? [spanGradientTask(weights, planned, node)] : []),
  ];
}
