/** What SimpleRNN, LSTM and GRU have in common: their fields, their weights, and what they make of a sequence [steps, features]. */
import { initializer, vectorInitializer } from '../initializers/registry';
import { advanced, choice, int, real, toggle, type FieldTable, type Values } from '../fields';
import { regularizer } from '../regularizers/registry';
import { formatShape, type LayerPlan, type Shape, type WeightSpec } from '../shapes';
import { t } from '../text/text';
import { ACTIVATIONS } from './activation-names';

/** How many blocks of `units` columns the weights of each kind have. */
export const GATES = { SimpleRNN: 1, LSTM: 4, GRU: 3 } as const;

export const UNIT_FIELDS = {
  units: int('units', { min: 1, max: 4096, initial: 128 }),
  activation: advanced(choice('activation', ACTIVATIONS, 'tanh')),
} as const satisfies FieldTable;

export const GATE_FIELDS = {
  recurrentActivation: advanced(choice('recurrentActivation', ACTIVATIONS, 'sigmoid')),
} as const satisfies FieldTable;

export const WEIGHT_FIELDS = {
  useBias: advanced(toggle('useBias', true)),
  kernelInitializer: initializer('kernelInitializer', 'glorot_uniform'),
  recurrentInitializer: initializer('recurrentInitializer', 'orthogonal'),
  biasInitializer: vectorInitializer('biasInitializer', 'zeros'),
  kernelRegularizer: regularizer('kernelRegularizer'),
  recurrentRegularizer: regularizer('recurrentRegularizer'),
  biasRegularizer: regularizer('biasRegularizer'),
} as const satisfies FieldTable;

const SHARE = { min: 0, max: 1, exclusiveMax: true, initial: 0 } as const;

export const SEQUENCE_FIELDS = {
  dropout: advanced(real('dropout', SHARE)),
  recurrentDropout: advanced(real('recurrentDropout', SHARE)),
  returnSequences: toggle('returnSequences', false),
  goBackwards: advanced(toggle('goBackwards', false)),
} as const satisfies FieldTable;

type RecurrentValues = Values<typeof UNIT_FIELDS & typeof WEIGHT_FIELDS & typeof SEQUENCE_FIELDS>;

/** Steps and features of a sequence, or the problem of what is none. */
export function sequenceOf(
  layer: string,
  input: Shape,
):
  | { readonly ok: true; readonly steps: number; readonly features: number }
  | Extract<LayerPlan, { readonly ok: false }> {
  const [steps, features] = input;
  if (input.length === 2 && steps !== undefined && features !== undefined) {
    return { ok: true, steps, features };
  }
  return { ok: false, problem: t('problem.needsSequence', { layer, shape: formatShape(input) }) };
}

/** `bias`: the bias where it is not simply [gates · units]. */
export function planRecurrent(
  layer: keyof typeof GATES,
  values: RecurrentValues,
  input: Shape,
  bias: Partial<Pick<WeightSpec, 'shape' | 'onesAt'>> = {},
): LayerPlan {
  const sequence = sequenceOf(layer, input);
  if (!sequence.ok) return sequence;
  const { units, useBias, kernelInitializer, recurrentInitializer, biasInitializer } = values;
  const gates = GATES[layer];
  const width = gates * units;
  const weights: readonly WeightSpec[] = [
    {
      name: 'kernel',
      shape: [sequence.features, width],
      initializer: kernelInitializer,
      regularizer: values.kernelRegularizer,
      trainable: true,
    },
    {
      name: 'recurrent_kernel',
      shape: [units, width],
      initializer: recurrentInitializer,
      regularizer: values.recurrentRegularizer,
      trainable: true,
    },
    {
      name: 'bias',
      shape: [width],
      initializer: biasInitializer,
      regularizer: values.biasRegularizer,
      trainable: true,
      ...bias,
    },
  ];
  return {
    ok: true,
    output: values.returnSequences ? [sequence.steps, units] : [units],
    weights: useBias ? weights : weights.slice(0, 2),
    kept: sequence.steps * keptAtStep(values, gates, sequence.features),
  };
}

/** Numbers kept of every step: the gates and their gradients, up to three states, and what dropout leaves for each gate to see. */
function keptAtStep(
  { units, dropout, recurrentDropout }: RecurrentValues,
  gates: number,
  features: number,
): number {
  const own = units * (2 * gates + 3);
  const inputs = dropout > 0 ? features : 0;
  return recurrentDropout > 0 ? own + gates * (units + inputs) : own + inputs;
}
