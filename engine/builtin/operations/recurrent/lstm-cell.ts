/** LSTM's cell: kernels/assembly/recurrent/lstm.ts. */
import type { ActivationName } from '../../../../contract/layers/activation-names';
import { all, BY_ROWS, kernelCall, own, PART_ROWS, type Task } from '../../plan/call';
import { later, newSteps, type Steps } from '../../plan/steps';
import { atRows } from '../../plan/tensor';
import { needsInputForSlope } from '../activation';
import {
  planActivated,
  type Activated,
  type Cell,
  type CellPlace,
  type DOutput,
  type PlannedCell,
} from './cell';

interface LstmActivations {
  readonly activation: ActivationName;
  readonly recurrentActivation: ActivationName;
}

const ORDER = [0, 1, 2, 3];

export function lstmCell(names: LstmActivations): Cell {
  return {
    blocks: { input: ORDER, recurrent: ORDER, bias: ORDER, sums: ORDER.length },
    plan: (place) => planCell(place, names),
  };
}

/** h and c begin with the state before the first step; a is the activation of c after each. */
interface LstmMemory extends Activated {
  readonly h: Steps;
  readonly c: Steps;
  readonly a: Steps;
  readonly carrySource: Steps;
  readonly d: Steps;
  readonly dh: Steps;
  readonly dc: Steps;
  readonly dCarry: Steps;
}

function planCell(place: CellPlace, names: LstmActivations): PlannedCell {
  const { arena, maxBatchSize, T, V, isLearning } = place;
  const states = (count: number): Steps => newSteps(arena, count, maxBatchSize, V);
  const [h, c, a] = [states(T + 1), states(T + 1), states(T)];
  const memory: LstmMemory = {
    ...planActivated(place, ORDER.length, names.activation, names.recurrentActivation),
    h,
    c,
    a,
    carrySource: needsInputForSlope(names.activation) ? later(c, 1) : a,
    d: newSteps(arena, isLearning ? T : 0, maxBatchSize, ORDER.length * V),
    dh: states(1),
    dc: states(1),
    dCarry: states(1),
  };
  const output = later(h, 1);
  return {
    output,
    d: memory.d,
    recurrentSpans: [{ from: 0, to: ORDER.length * V, at: 0, x: output }],
    forward: forwardTask(place, memory),
    backward: (dOutput) => backwardTask(place, memory, dOutput),
  };
}

function forwardTask(place: CellPlace, { gates, h, c, a, codes }: LstmMemory): Task {
  const { sums, recurrent, recurrentBias, T, U, V } = place;
  return {
    split: BY_ROWS,
    reads: all(recurrent.value.id),
    writes: own(sums.id, gates.id, h.id, c.id, a.id),
    calls: () => [
      kernelCall(
        'lstmForward',
        atRows(sums, sums.stride),
        atRows(gates, gates.stride),
        gates.step,
        gates.stride,
        atRows(h, h.stride),
        atRows(c, h.stride),
        atRows(a, h.stride),
        h.step,
        h.stride,
        recurrent.value.address,
        recurrentBias.address,
        PART_ROWS,
        U,
        V,
        T,
        ...codes,
      ),
    ],
  };
}

function backwardTask(
  { recurrent, sums, T, U, V }: CellPlace,
  memory: LstmMemory,
  { steps, isEvery }: DOutput,
): Task {
  const { gates, source, gateSource, h, c, a, carrySource, d, dh, dc, dCarry, codes } = memory;
  return {
    split: BY_ROWS,
    reads: [...own(steps.id, sums.id, gates.id, c.id, a.id), ...all(recurrent.value.id)],
    writes: own(d.id, dh.id, dc.id, dCarry.id),
    calls: () => [
      kernelCall(
        'lstmBackward',
        atRows(d, d.stride),
        atRows(gates, d.stride),
        atRows(source, d.stride),
        atRows(gateSource, d.stride),
        d.step,
        d.stride,
        atRows(c, h.stride),
        atRows(a, h.stride),
        atRows(carrySource, h.stride),
        h.step,
        h.stride,
        atRows(dh, h.stride),
        atRows(dc, h.stride),
        atRows(dCarry, h.stride),
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
      ),
    ],
  };
}
