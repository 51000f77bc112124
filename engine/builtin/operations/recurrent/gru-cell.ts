/** GRU's cell: kernels/assembly/recurrent/gru.ts. Its sums lie in the order h, z, r and a fourth block for h's share. */
import type { ActivationName } from '../../../../contract/layers/activation-names';
import { all, BY_ROWS, kernelCall, own, PART_ROWS, type Task } from '../../plan/call';
import { later, newSteps, type Steps } from '../../plan/steps';
import { atRows } from '../../plan/tensor';
import {
  planActivated,
  type Activated,
  type Cell,
  type CellPlace,
  type DOutput,
  type PlannedCell,
  type Span,
} from './cell';

interface GruOptions {
  readonly activation: ActivationName;
  readonly recurrentActivation: ActivationName;
  readonly resetAfter: boolean;
}

const INPUT_ORDER = [2, 0, 1];
const RECURRENT_ORDER = [0, 1, 2];
const BLOCKS = 4;

export function gruCell(options: GruOptions): Cell {
  const recurrentBias = options.resetAfter ? RECURRENT_ORDER.map((block) => block + 3) : [];
  return {
    blocks: {
      input: INPUT_ORDER,
      recurrent: RECURRENT_ORDER,
      bias: [...INPUT_ORDER, ...recurrentBias],
      sums: BLOCKS,
    },
    plan: (place) => planCell(place, options),
  };
}

interface GruMemory extends Activated {
  /** Begins with the state before the first step. */
  readonly h: Steps;
  readonly d: Steps;
  readonly dh: Steps;
  readonly dShare: Steps;
  readonly isAfter: number;
}

function planCell(place: CellPlace, options: GruOptions): PlannedCell {
  const { arena, maxBatchSize, T, V, isLearning } = place;
  const memory: GruMemory = {
    ...planActivated(place, BLOCKS, options.activation, options.recurrentActivation),
    h: newSteps(arena, T + 1, maxBatchSize, V),
    d: newSteps(arena, isLearning ? T : 0, maxBatchSize, BLOCKS * V),
    dh: newSteps(arena, 1, maxBatchSize, V),
    dShare: newSteps(arena, 1, maxBatchSize, V),
    isAfter: options.resetAfter ? 1 : 0,
  };
  const output = later(memory.h, 1);
  return {
    output,
    d: memory.d,
    recurrentSpans: recurrentSpans(memory, output, V),
    forward: forwardTask(place, memory),
    backward: (dOutput) => backwardTask(place, memory, dOutput),
  };
}

/** Reset before the product, the candidate's block learns from r · h, which the fourth block of the gates holds. */
function recurrentSpans({ gates, isAfter }: GruMemory, h: Steps, V: number): readonly Span[] {
  if (isAfter === 1) return [{ from: 0, to: 3 * V, at: V, x: h }];
  return [
    { from: 0, to: 2 * V, at: V, x: h },
    { from: 2 * V, to: 3 * V, at: 0, x: later(gates, 1, 3 * V * 4) },
  ];
}

function forwardTask(place: CellPlace, { gates, h, codes, isAfter }: GruMemory): Task {
  const { sums, recurrent, recurrentBias, T, U, V } = place;
  return {
    split: BY_ROWS,
    reads: all(recurrent.value.id, recurrentBias.id),
    writes: own(sums.id, gates.id, h.id),
    calls: () => [
      kernelCall(
        'gruForward',
        atRows(sums, sums.stride),
        atRows(gates, gates.stride),
        gates.step,
        gates.stride,
        atRows(h, h.stride),
        h.step,
        h.stride,
        recurrent.value.address,
        recurrentBias.address,
        PART_ROWS,
        U,
        V,
        T,
        ...codes,
        isAfter,
      ),
    ],
  };
}

function backwardTask(
  { recurrent, sums, T, U, V }: CellPlace,
  memory: GruMemory,
  { steps, isEvery }: DOutput,
): Task {
  const { gates, source, gateSource, h, d, dh, dShare, codes, isAfter } = memory;
  return {
    split: BY_ROWS,
    reads: [...own(steps.id, sums.id, gates.id, h.id), ...all(recurrent.value.id)],
    writes: own(d.id, dh.id, dShare.id),
    calls: () => [
      kernelCall(
        'gruBackward',
        atRows(d, d.stride),
        atRows(gates, d.stride),
        atRows(source, d.stride),
        atRows(gateSource, d.stride),
        d.step,
        d.stride,
        atRows(h, h.stride),
        h.step,
        h.stride,
        atRows(dh, h.stride),
        atRows(dShare, h.stride),
        atRows(steps, steps.stride),
        isEvery ? steps.step : 0,
        steps.stride,
        isEvery ? 1 : 0,
        recurrent.value.address,
        PART_ROWS,
        U,
        V,
        T,
        ...codes,
        isAfter,
      ),
    ],
  };
}
