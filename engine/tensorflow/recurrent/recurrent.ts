/** A cell led through a sequence [rows, steps, features] step by step. */
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { RecurrentConfig } from '../../../contract/layers/bidirectional';
import type { Shape } from '../../../contract/shapes';
import { inputStreams, stateStreams, type Direction } from '../../recurrent-directions';
import { dropoutFactors } from '../dropout-factors';
import type { LayerPlace, Parameter, Pass } from '../part';
import { droppedProduct, type CreateCell } from './cell';
import { gruCell } from './gru-cell';
import { lstmCell } from './lstm-cell';
import { simpleRnnCell } from './simple-rnn-cell';

export interface DirectionWeights {
  readonly kernel: Parameter;
  readonly recurrent: Parameter;
  readonly bias: Parameter | undefined;
}

function createCell(config: RecurrentConfig): CreateCell {
  switch (config.kind) {
    case 'SimpleRNN':
      return simpleRnnCell(config);
    case 'LSTM':
      return lstmCell(config);
    case 'GRU':
      return gruCell(config);
  }
}

/** The outputs of one direction: [rows, units], or of all steps [rows, steps, units]. */
export function runThrough(
  config: RecurrentConfig,
  place: LayerPlace,
  weights: DirectionWeights,
  direction: Direction,
): (input: Tensor, pass: Pass) => Tensor {
  const { tf } = place;
  const [steps = 1] = place.input;
  const { units, returnSequences, dropout, recurrentDropout } = config;
  const features = place.input[1] ?? 1;
  const create = createCell(config);
  const hasTwoBiases = config.kind === 'GRU' && config.resetAfter;

  return (input, pass) => {
    const [inputBias, recurrentBias] = biasesOf(weights.bias, hasTwoBiases);
    const recurrent = weights.recurrent.value as Tensor2D;
    const stateFactors = factorsOf(
      recurrentDropout,
      stateStreams(direction, config),
      [units],
      pass,
    );
    const cell = create({ tf, recurrent, recurrentBias, stateFactors, units });
    const [width, kernel] = [weights.kernel.shape[1] ?? 1, weights.kernel.value as Tensor2D];
    // The same features at every step.
    const inputFactors = factorsOf(dropout, inputStreams(direction, config), [1, features], pass);
    const product = droppedProduct(tf, input, kernel, inputFactors);
    const sumsOfRows = inputBias === undefined ? product : tf.add(product, inputBias);
    const sums = tf.reshape(sumsOfRows, [pass.rows, steps, width]);
    const inOrder = steps === 1 ? [tf.reshape(sums, [pass.rows, width])] : tf.unstack(sums, 1);
    const read = direction.readsFromEnd ? [...inOrder].reverse() : inOrder;
    let states: readonly Tensor[] = Array.from({ length: cell.stateCount }, () =>
      tf.zeros([pass.rows, units]),
    );
    const outputs: Tensor[] = [];
    for (const sum of read) {
      states = cell.step(sum, states);
      const [output = sum] = states;
      outputs.push(output);
    }
    if (!returnSequences) return outputs.at(-1) ?? input;
    return tf.stack(direction.writesFromEnd ? outputs.reverse() : outputs, 1);
  };

  /** None outside training. */
  function factorsOf(
    rate: number,
    streams: readonly number[],
    shape: Shape,
    pass: Pass,
  ): readonly Tensor[] {
    if (!pass.training) return [];
    return streams.map((layer) =>
      dropoutFactors({ tf, seed: place.seed, layer, shape }, rate, pass),
    );
  }

  /** Of a bias [2, 3 · units] the first row goes to the input, the second to the recurrent product. */
  function biasesOf(
    bias: Parameter | undefined,
    isPair: boolean,
  ): readonly [Tensor | undefined, Tensor | undefined] {
    if (bias === undefined) return [undefined, undefined];
    if (!isPair) return [bias.value, undefined];
    const [first, second] = tf.unstack(bias.value, 0);
    return [first, second];
  }
}
