/** LSTM's cell: kernels/assembly/recurrent/lstm.ts. */
import type { ActivationName } from '../../../../contract/layers/activation-names';
import { all, BY_ROWS, kernelCall, own, type Task } from '../../plan/call';
import { PANEL } from '../../plan/columns';
import { later, newSteps, type Steps } from '../../plan/steps';
import { atRows } from '../../plan/tensor';
import { needsInputForSlope } from '../activation';
import {
  dOutputArguments,
  dropoutBack,
  dropoutThere,
  gateBytes,
  inputArguments,
  inputWeightArguments,
  keptSpans,
  planActivated,
  sizeArguments,
  type Activated,
  type Cell,
  type CellInput,
  type CellPlace,
  type DOutput,
  type PlannedCell,
} from './cell';
import { planTurned, type Turned } from './turned';

interface LstmActivations {
  readonly activation: ActivationName;
  readonly recurrentActivation: ActivationName;
}

const ORDER = [0, 1, 2, 3];
/** Multiplications of one part of a step: some milliseconds. For few samples, reading the weights takes as long as so many. */
const WORK_OF_PART = 2 ** 27;
const FEWEST = 16;

/** Parts of a step; from the first of all to the last. */
function partArguments({ features, U, V, T, maxBatchSize }: CellPlace) {
  const work = Math.max(FEWEST, maxBatchSize) * ORDER.length * V * (features + U);
  const parts = Math.min(V / PANEL, Math.ceil(work / WORK_OF_PART));
  return [parts, 0, T * parts] as const;
}

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
  readonly turned: Turned;
  /** tanh, and sigmoid for the gates: a kernel has them built in. */
  readonly isStandard: boolean;
}

function planCell(place: CellPlace, names: LstmActivations): PlannedCell {
  const { arena, maxBatchSize, stateDropout, T, V } = place;
  const blocks = ORDER.length;
  const states = (count: number): Steps => newSteps(arena, count, maxBatchSize, V);
  const [h, c, a] = [states(T + 1), states(T + 1), states(T)];
  const memory: LstmMemory = {
    ...planActivated(place, ORDER.length, names.activation, names.recurrentActivation),
    h,
    c,
    a,
    carrySource: needsInputForSlope(names.activation) ? later(c, 1) : a,
    d: newSteps(arena, T, maxBatchSize, ORDER.length * V),
    dh: states(1),
    dc: states(1),
    dCarry: states(1),
    isStandard: names.activation === 'tanh' && names.recurrentActivation === 'sigmoid',
    turned: planTurned(
      arena,
      place.weights.recurrent,
      stateDropout === undefined ? [blocks] : ORDER.map(() => 1),
      place,
    ),
  };
  return {
    output: later(h, 1),
    d: memory.d,
    turn: memory.turned.task,
    before: h,
    recurrentSpans:
      stateDropout === undefined
        ? [{ from: 0, to: blocks * V, at: 0, x: h }]
        : keptSpans(stateDropout, blocks, V, 0),
    forward: (input) => forwardTask(place, memory, input),
    backward: (dOutput) => backwardTask(place, memory, dOutput),
  };
}

function forwardTask(
  place: CellPlace,
  { sums, gates, h, c, a, codes, isStandard }: LstmMemory,
  input: CellInput,
): Task {
  const { kernel, inputBias, recurrent, recurrentBias } = place.weights;
  const dropout = dropoutThere(place, input);
  return {
    split: BY_ROWS,
    reads: [
      ...own(...input.gates.map(({ id }) => id), ...dropout.reads),
      ...all(kernel.value.id, inputBias.id, recurrent.value.id),
    ],
    writes: own(sums.id, gates.id, h.id, c.id, a.id, ...dropout.writes),
    calls: () => [
      kernelCall(
        'lstmForward',
        ...inputArguments(input),
        gateBytes(input),
        ...inputWeightArguments(place),
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
        ...dropout.arguments,
        ...sizeArguments(place),
        ...codes,
        isStandard ? 1 : 0,
        ...partArguments(place),
      ),
    ],
  };
}

function backwardTask(place: CellPlace, memory: LstmMemory, dOutput: DOutput): Task {
  const { turned, sums } = memory;
  const [turnedWhole] = turned.parts;
  if (turnedWhole === undefined) throw new Error('A kernel that was not turned');
  const { gates, source, gateSource, h, c, a, carrySource, d, dh, dc, dCarry } = memory;
  const { codes, isStandard } = memory;
  const dropout = dropoutBack(place);
  return {
    split: BY_ROWS,
    reads: [
      ...own(dOutput.steps.id, sums.id, gates.id, c.id, a.id, ...dropout.reads),
      ...all(turnedWhole.id),
    ],
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
        ...dOutputArguments(dOutput),
        turnedWhole.address,
        place.weights.recurrentBias.address,
        dropout.argument,
        ...sizeArguments(place),
        ...codes,
        isStandard ? 1 : 0,
        ...partArguments(place),
      ),
    ],
  };
}
