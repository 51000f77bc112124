/** GRU's cell: kernels/assembly/recurrent/gru.ts. Its sums lie in the order h, z, r and a fourth block for h's share. */
import type { ActivationName } from '../../../../contract/layers/activation-names';
import { all, BY_ROWS, kernelCall, own, type Task } from '../../plan/call';
import type { Buffer } from '../../plan/arena';
import { later, newSteps, type Steps } from '../../plan/steps';
import { atRows } from '../../plan/tensor';
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
import type { Span } from './cell-layout';
import { planTurned, type Turned } from './turned';

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
  /** Whole; or the gates' part, then the candidate's. */
  readonly turned: Turned;
  /** For products to which nothing is added. */
  readonly zeros: Buffer;
  readonly isAfter: number;
}

function planCell(place: CellPlace, options: GruOptions): PlannedCell {
  const { arena, maxBatchSize, stateDropout, T, V } = place;
  const whole = options.resetAfter ? [3] : [2, 1];
  const groups = stateDropout === undefined ? whole : [1, 1, 1];
  const memory: GruMemory = {
    ...planActivated(place, BLOCKS, options.activation, options.recurrentActivation),
    h: newSteps(arena, T + 1, maxBatchSize, V),
    d: newSteps(arena, T, maxBatchSize, BLOCKS * V),
    dh: newSteps(arena, 1, maxBatchSize, V),
    dShare: newSteps(arena, 1, maxBatchSize, V),
    turned: planTurned(arena, place.weights.recurrent, groups, place),
    zeros: arena.allocate(V * 4),
    isAfter: options.resetAfter ? 1 : 0,
  };
  return {
    output: later(memory.h, 1),
    d: memory.d,
    turn: memory.turned.task,
    before: memory.h,
    recurrentSpans: recurrentSpans(memory, place),
    forward: (input) => forwardTask(place, memory, input),
    backward: (dOutput) => backwardTask(place, memory, dOutput),
  };
}

/** Reset before the product, the candidate's block learns from r · h, which the fourth block of the gates holds. */
function recurrentSpans(
  { gates, h, isAfter }: GruMemory,
  { stateDropout, V }: CellPlace,
): readonly Span[] {
  const blocks = isAfter === 1 ? 3 : 2;
  const ofState =
    stateDropout === undefined
      ? [{ from: 0, to: blocks * V, at: V, x: h }]
      : keptSpans(stateDropout, blocks, V, 1);
  const candidate = { from: 2 * V, to: 3 * V, at: 0, x: later(gates, 0, 3 * V * 4) };
  return isAfter === 1 ? ofState : [...ofState, candidate];
}

function forwardTask(
  place: CellPlace,
  { sums, gates, h, codes, isAfter }: GruMemory,
  input: CellInput,
): Task {
  const { kernel, inputBias, recurrent, recurrentBias } = place.weights;
  const weights = [kernel.value, inputBias, recurrent.value, recurrentBias];
  const dropout = dropoutThere(place, input);
  return {
    split: BY_ROWS,
    reads: [
      ...own(...input.gates.map(({ id }) => id), ...dropout.reads),
      ...all(...weights.map(({ id }) => id)),
    ],
    writes: own(sums.id, gates.id, h.id, ...dropout.writes),
    calls: () => [
      kernelCall(
        'gruForward',
        ...inputArguments(input),
        gateBytes(input),
        ...inputWeightArguments(place),
        atRows(sums, sums.stride),
        atRows(gates, gates.stride),
        gates.step,
        gates.stride,
        atRows(h, h.stride),
        h.step,
        h.stride,
        recurrent.value.address,
        recurrentBias.address,
        ...dropout.arguments,
        ...sizeArguments(place),
        ...codes,
        isAfter,
        0,
      ),
    ],
  };
}

function backwardTask(place: CellPlace, memory: GruMemory, dOutput: DOutput): Task {
  const { turned, sums, zeros } = memory;
  const [turnedGates] = turned.parts;
  const turnedCandidate = turned.parts.at(-1);
  const dropout = dropoutBack(place);
  const { gates, source, gateSource, h, d, dh, dShare, codes, isAfter } = memory;
  return {
    split: BY_ROWS,
    reads: [
      ...own(dOutput.steps.id, sums.id, gates.id, h.id, ...dropout.reads),
      ...all(...turned.parts.map(({ id }) => id)),
    ],
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
        ...dOutputArguments(dOutput),
        turnedGates?.address ?? 0,
        turnedCandidate?.address ?? 0,
        zeros.address,
        dropout.argument,
        ...sizeArguments(place),
        ...codes,
        isAfter,
        0,
        place.T,
      ),
    ],
  };
}
