/** An activation over a whole tensor; elementwise ones in place wherever nothing else needs what they overwrite. */
import type { ActivationName } from '../../../contract/layers/activation-names';
import { ALL_ROWS, BY_ROWS, kernelCall, own, PART_ROWS, type Split, type Task } from '../plan/call';
import { at, atRows, newMatrix, type Place, type Tensor } from '../plan/tensor';
import type { ActivationOperation, OperationContext, PlannedOperation } from './operation';
import { planSoftmax } from './softmax';

type Stem =
  | 'relu'
  | 'leakyRelu'
  | 'elu'
  | 'selu'
  | 'gelu'
  | 'silu'
  | 'mish'
  | 'sigmoid'
  | 'hardSigmoid'
  | 'tanh'
  | 'softplus'
  | 'softsign'
  | 'exponential';

interface ElementwiseKernels {
  readonly stem: Stem;
  /** What the slope is computed from. */
  readonly slopeFrom: 'input' | 'output';
}

const ELEMENTWISE: {
  readonly [K in Exclude<ActivationName, 'linear' | 'softmax'>]: ElementwiseKernels;
} = {
  relu: { stem: 'relu', slopeFrom: 'output' },
  leaky_relu: { stem: 'leakyRelu', slopeFrom: 'output' },
  elu: { stem: 'elu', slopeFrom: 'output' },
  selu: { stem: 'selu', slopeFrom: 'output' },
  gelu: { stem: 'gelu', slopeFrom: 'input' },
  silu: { stem: 'silu', slopeFrom: 'input' },
  mish: { stem: 'mish', slopeFrom: 'input' },
  sigmoid: { stem: 'sigmoid', slopeFrom: 'output' },
  hard_sigmoid: { stem: 'hardSigmoid', slopeFrom: 'output' },
  tanh: { stem: 'tanh', slopeFrom: 'output' },
  softplus: { stem: 'softplus', slopeFrom: 'output' },
  softsign: { stem: 'softsign', slopeFrom: 'input' },
  exponential: { stem: 'exponential', slopeFrom: 'output' },
};

/** The number by which the kernels know an activation (generator/activations.ts). */
export function activationCode(name: ActivationName): number {
  if (name === 'linear') return 0;
  if (name === 'softmax') return 1;
  return 2 + Object.keys(ELEMENTWISE).indexOf(name);
}

/** Does the way back need the activation's input? Otherwise its output serves. */
export function needsInputForSlope(name: ActivationName): boolean {
  return name !== 'linear' && name !== 'softmax' && ELEMENTWISE[name].slopeFrom === 'input';
}

export function activationOperation(name: ActivationName): ActivationOperation {
  return {
    kind: 'activation',
    name,
    plan(context, input) {
      if (name === 'linear') return { output: input, training: [], inference: [], backward: [] };
      if (name === 'softmax') return planSoftmax(context, input);
      return planElementwise(context, input, ELEMENTWISE[name]);
    },
  };
}

function planElementwise(
  context: OperationContext,
  input: Tensor,
  { stem, slopeFrom }: ElementwiseKernels,
): PlannedOperation {
  const needsInput = slopeFrom === 'input' && input.gradient !== undefined;
  const isInPlace = input.isOverwritable && !needsInput;
  const place: Place = isInPlace
    ? input
    : newMatrix(context.arena, context.maxBatchSize, input.width);
  const isOverwritable = slopeFrom === 'input' || input.gradient === undefined;
  const output: Tensor = { ...input, id: place.id, origin: place.origin, isOverwritable };
  const forward = [elementwiseTask(`${stem}Forward`, output, input, input)];
  const source = slopeFrom === 'input' ? input : output;
  return {
    output,
    training: forward,
    inference: forward,
    backward:
      input.gradient === undefined
        ? []
        : [elementwiseTask(`${stem}Backward`, input.gradient, source, input)],
  };
}

/** y = f(x), d *= f'(source) or d *= source: the same matrix twice, split as the tensor was made. */
export function elementwiseTask(
  kernel: `${Stem}Forward` | `${Stem}Backward` | 'multiply',
  target: Place,
  source: Place,
  { stride, width, columns }: Tensor,
): Task {
  const isForward = kernel.endsWith('Forward');
  const split: Split = columns === undefined ? BY_ROWS : { axis: 'columns', columns };
  return {
    split,
    reads: isForward ? own(source.id) : own(source.id, target.id),
    writes: own(target.id),
    calls: ({ from, to }) =>
      columns === undefined
        ? [
            kernelCall(
              kernel,
              atRows(target, stride),
              atRows(source, stride),
              stride,
              PART_ROWS,
              width,
            ),
          ]
        : [
            kernelCall(
              kernel,
              at(target, from * 4),
              at(source, from * 4),
              stride,
              ALL_ROWS,
              Math.min(to, width) - from,
            ),
          ],
  };
}
