/** SimpleRNN, LSTM or GRU alone: its output is one tensor, the steps within a row or the last of them. */
import type { RecurrentConfig } from '../../../../contract/layers/bidirectional';
import type { Shape } from '../../../../contract/shapes';
import { stepsOf } from '../../plan/steps';
import { gradientOf, newMatrix, newTensor, type Tensor } from '../../plan/tensor';
import type { OperationContext, RecurrentOperation } from '../operation';
import type { Cell } from './cell';
import { planDirection, type DirectionRequest, type OutputSteps } from './direction';
import { gruCell } from './gru-cell';
import { lstmCell } from './lstm-cell';
import { simpleRnnCell } from './simple-rnn-cell';

export function cellOf(config: RecurrentConfig): Cell {
  switch (config.kind) {
    case 'SimpleRNN':
      return simpleRnnCell(config);
    case 'LSTM':
      return lstmCell(config);
    case 'GRU':
      return gruCell(config);
  }
}

export function recurrentOperation(output: Shape, request: DirectionRequest): RecurrentOperation {
  return {
    kind: 'recurrent',
    plan(context, input) {
      const result = newSequence(context, output);
      const { units } = request.config;
      const steps = outputSteps(result, units);
      return {
        output: result,
        ...planDirection(context, request, input, steps, input.gradient),
      };
    },
  };
}

export function newSequence({ arena, maxBatchSize }: OperationContext, shape: Shape): Tensor {
  const width = shape.reduce((product, axis) => product * axis, 1);
  const gradient = newMatrix(arena, maxBatchSize, width);
  return newTensor(arena, maxBatchSize, shape, { gradient });
}

/** A tensor and its gradient seen step by step, `width` floats a step. */
export function outputSteps(tensor: Tensor, width: number): OutputSteps {
  return {
    value: stepsOf(tensor, tensor, width),
    gradient: stepsOf(gradientOf(tensor), tensor, width),
  };
}
