/** Dropout, by samples: the factors (0 or 1 / (1 - rate)) are drawn by step, layer and place, and kept for the way back. */
import { BY_ROWS, kernelCall, own, PART_ROWS, type Task } from '../plan/call';
import { atRows, newMatrix, type Place, type Tensor } from '../plan/tensor';
import { elementwiseTask } from './activation';
import { drawnArguments, type Drawn } from './drawn';
import type { DropoutOperation } from './operation';

export function dropoutOperation(layer: number, rate: number): DropoutOperation {
  return {
    kind: 'dropout',
    plan({ arena, maxBatchSize, seed }, input) {
      const place = newMatrix(arena, maxBatchSize, input.width);
      const factors = newMatrix(arena, maxBatchSize, input.width);
      const { columns: _columns, ...rest } = input;
      const output: Tensor = { ...rest, id: place.id, origin: place.origin, isOverwritable: true };
      return {
        output,
        training: [drawTask(output, factors, input, { layer, rate, seed })],
        inference: [copyTask(output, input)],
        backward:
          input.gradient === undefined
            ? []
            : [elementwiseTask('multiply', input.gradient, factors, output)],
      };
    },
  };
}

function drawTask(output: Tensor, factors: Place, input: Tensor, drawn: Drawn): Task {
  const { stride, width } = input;
  return {
    split: BY_ROWS,
    reads: own(input.id),
    writes: own(output.id, factors.id),
    calls: () => [
      kernelCall(
        'dropoutForward',
        atRows(output, stride),
        atRows(factors, stride),
        atRows(input, stride),
        stride,
        PART_ROWS,
        width,
        ...drawnArguments(width, drawn),
      ),
    ],
  };
}

export function copyTask(output: Tensor, input: Tensor): Task {
  const { stride, width } = input;
  return {
    split: BY_ROWS,
    reads: own(input.id),
    writes: own(output.id),
    calls: () => [
      kernelCall(
        'copyRows',
        atRows(output, stride),
        stride,
        atRows(input, stride),
        stride,
        PART_ROWS,
        width,
      ),
    ],
  };
}
