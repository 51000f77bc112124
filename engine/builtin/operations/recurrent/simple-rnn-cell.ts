/** SimpleRNN's cell: kernels/assembly/recurrent/simple-rnn.ts. */
import type { ActivationName } from '../../../../contract/layers/activation-names';
import { all, BY_ROWS, kernelCall, own } from '../../plan/call';
import { later, newSteps } from '../../plan/steps';
import { atRows } from '../../plan/tensor';
import { activationCode, needsInputForSlope } from '../activation';
import {
  dOutputArguments,
  dropoutBack,
  dropoutThere,
  inputArguments,
  inputWeightArguments,
  keptSpans,
  sizeArguments,
  type Cell,
  type CellPlace,
  type PlannedCell,
} from './cell';
import { planTurned } from './turned';

export function simpleRnnCell({ activation }: { readonly activation: ActivationName }): Cell {
  return {
    blocks: { input: [0], recurrent: [0], bias: [0], sums: 1 },
    plan: (place) => planCell(place, activation),
  };
}

function planCell(place: CellPlace, activation: ActivationName): PlannedCell {
  const { arena, weights, stateDropout, T, V, maxBatchSize } = place;
  const { kernel, recurrent, inputBias, recurrentBias } = weights;
  const sums = newSteps(arena, T, maxBatchSize, V);
  const h = newSteps(arena, T + 1, maxBatchSize, V);
  const d = newSteps(arena, T, maxBatchSize, V);
  const dh = newSteps(arena, 1, maxBatchSize, V);
  const turned = planTurned(arena, recurrent, [1], place);
  const output = later(h, 1);
  const source = needsInputForSlope(activation) ? sums : output;
  const code = activationCode(activation);
  const { step, stride } = h;
  return {
    output,
    d,
    turn: turned.task,
    before: stateDropout?.kept ?? h,
    recurrentSpans:
      stateDropout === undefined
        ? [{ from: 0, to: V, at: 0, x: h }]
        : keptSpans(stateDropout, 1, V, 0),
    forward: (input) => ({
      split: BY_ROWS,
      reads: [
        ...own(...input.gates.map(({ id }) => id), ...dropoutThere(place, input).reads),
        ...all(kernel.value.id, inputBias.id, recurrent.value.id),
      ],
      writes: own(sums.id, h.id, ...dropoutThere(place, input).writes),
      calls: () => [
        kernelCall(
          'simpleRnnForward',
          ...inputArguments(input),
          ...inputWeightArguments(place),
          atRows(sums, stride),
          atRows(h, stride),
          step,
          stride,
          recurrent.value.address,
          recurrentBias.address,
          ...dropoutThere(place, input).arguments,
          ...sizeArguments(place),
          code,
          0,
        ),
      ],
    }),
    backward: (dOutput) => ({
      split: BY_ROWS,
      reads: [
        ...own(dOutput.steps.id, sums.id, h.id, ...dropoutBack(place).reads),
        ...all(...turned.parts.map(({ id }) => id)),
      ],
      writes: own(d.id, dh.id),
      calls: () => [
        kernelCall(
          'simpleRnnBackward',
          atRows(d, stride),
          atRows(source, stride),
          step,
          stride,
          atRows(dh, stride),
          ...dOutputArguments(dOutput),
          turned.parts[0]?.address ?? 0,
          recurrentBias.address,
          dropoutBack(place).argument,
          ...sizeArguments(place),
          code,
          0,
          place.T,
        ),
      ],
    }),
  };
}
