/** SimpleRNN's cell: kernels/assembly/recurrent/simple-rnn.ts. */
import type { ActivationName } from '../../../../contract/layers/activation-names';
import { all, BY_ROWS, kernelCall, own, PART_ROWS } from '../../plan/call';
import { later, newSteps } from '../../plan/steps';
import { atRows } from '../../plan/tensor';
import { activationCode, needsInputForSlope } from '../activation';
import type { Cell, CellPlace, PlannedCell } from './cell';

export function simpleRnnCell({ activation }: { readonly activation: ActivationName }): Cell {
  return {
    blocks: { input: [0], recurrent: [0], bias: [0], sums: 1 },
    plan: (place) => planCell(place, activation),
  };
}

function planCell(place: CellPlace, activation: ActivationName): PlannedCell {
  const { arena, sums, recurrent, recurrentBias, T, U, V, maxBatchSize } = place;
  const h = newSteps(arena, T + 1, maxBatchSize, V);
  const d = newSteps(arena, place.isLearning ? T : 0, maxBatchSize, V);
  const dh = newSteps(arena, 1, maxBatchSize, V);
  const output = later(h, 1);
  const source = needsInputForSlope(activation) ? sums : output;
  const code = activationCode(activation);
  const { step, stride } = h;
  const w = recurrent.value;
  return {
    output,
    d,
    recurrentSpans: [{ from: 0, to: V, at: 0, x: output }],
    forward: {
      split: BY_ROWS,
      reads: all(w.id),
      writes: own(sums.id, h.id),
      calls: () => [
        kernelCall(
          'simpleRnnForward',
          atRows(sums, stride),
          atRows(h, stride),
          step,
          stride,
          w.address,
          recurrentBias.address,
          PART_ROWS,
          U,
          V,
          T,
          code,
        ),
      ],
    },
    backward: ({ steps, isEvery }) => ({
      split: BY_ROWS,
      reads: [...own(steps.id, sums.id, h.id), ...all(w.id)],
      writes: own(d.id, dh.id),
      calls: () => [
        kernelCall(
          'simpleRnnBackward',
          atRows(d, stride),
          atRows(source, stride),
          step,
          stride,
          atRows(dh, stride),
          atRows(steps, steps.stride),
          isEvery ? steps.step : 0,
          steps.stride,
          isEvery ? 1 : 0,
          w.address,
          PART_ROWS,
          U,
          V,
          T,
          code,
        ),
      ],
    }),
  };
}
