/** The losses as Keras 3 defines them: each sample's loss, and the derivative of the mean over the batch. */
import type { LossConfig, LossConfigOf, LossKind } from '../../contract/losses/registry';
import { softmax } from './activation';
import {
  binaryCrossentropy,
  binaryCrossentropyFromLogits,
  huber,
  logCosh,
  meanOverOutputs,
  percentageError,
} from './elementwise-losses';
import { rowOf } from './rows';
import { EPSILON, type LossOfSample, type SampleLoss } from './sample-loss';

export interface LossValue {
  /** One a sample. */
  readonly losses: Float64Array;
  /** d(mean of the losses) / d(outputs). */
  readonly dOutputs: Float64Array;
}

/** `outputs` and `targets`: rows × width, classes as one-hot rows. */
export type Loss = (
  outputs: Float64Array,
  targets: Float64Array,
  rows: number,
  width: number,
) => LossValue;

const OF_SAMPLE: { readonly [K in LossKind]: (config: LossConfigOf<K>) => LossOfSample } = {
  categorical_crossentropy: ({ labelSmoothing }) => smoothed(labelSmoothing, crossEntropy),
  sparse_categorical_crossentropy: () => sparseCrossEntropy,
  binary_crossentropy: ({ labelSmoothing }) => binaryCrossentropy(labelSmoothing),
  mean_squared_error: () => meanOverOutputs((y, t) => [(y - t) ** 2, 2 * (y - t)]),
  mean_absolute_error: () => meanOverOutputs((y, t) => [Math.abs(y - t), Math.sign(y - t)]),
  huber: ({ delta }) => huber(delta),
  log_cosh: () => logCosh,
  mean_absolute_percentage_error: () => percentageError,
};

/** From what the network answers. */
export function lossFromOutputs(config: LossConfig): Loss {
  const ofSample = OF_SAMPLE[config.kind] as (config: LossConfig) => LossOfSample;
  return perSample(ofSample(config));
}

/**
 * From what the last activation was applied to, where Keras's TensorFlow backend takes the loss from there: a cross-entropy of classes
 * after softmax, the binary one after sigmoid. Undefined for every other pair.
 */
export function lossFromLogits(
  config: LossConfig,
  activation: 'softmax' | 'sigmoid',
): Loss | undefined {
  switch (config.kind) {
    case 'categorical_crossentropy':
      if (activation !== 'softmax') return undefined;
      return perSample(smoothed(config.labelSmoothing, crossEntropyFromLogits));
    case 'sparse_categorical_crossentropy':
      return activation === 'softmax' ? perSample(crossEntropyFromLogits) : undefined;
    case 'binary_crossentropy':
      if (activation !== 'sigmoid') return undefined;
      return perSample(binaryCrossentropyFromLogits(config.labelSmoothing));
    default:
      return undefined;
  }
}

function perSample(ofSample: LossOfSample): Loss {
  return (outputs, targets, rows, width) => {
    const losses = new Float64Array(rows);
    const dOutputs = new Float64Array(rows * width);
    for (let row = 0; row < rows; row++) {
      const { value, dOutput } = ofSample(rowOf(outputs, row, width), rowOf(targets, row, width));
      losses[row] = value;
      dOutputs.set(
        dOutput.map((d) => d / rows),
        row * width,
      );
    }
    return { losses, dOutputs };
  };
}

/** Each target t becomes t · (1 - smoothing) + smoothing / classes. */
function smoothed(smoothing: number, ofSample: LossOfSample): LossOfSample {
  return (output, target) =>
    ofSample(
      output,
      target.map((t) => t * (1 - smoothing) + smoothing / target.length),
    );
}

/** p = softmax(x); loss = -Σ t · log p; dx = p · Σ t - t. The log comes from log-sum-exp, so nothing is clipped. */
function crossEntropyFromLogits(logits: Float64Array, target: Float64Array): SampleLoss {
  const largest = logits.reduce((a, b) => Math.max(a, b), -Infinity);
  const logSum = Math.log(logits.reduce((sum, x) => sum + Math.exp(x - largest), 0)) + largest;
  const value = target.reduce((sum, t, i) => sum + t * (logSum - (logits[i] ?? 0)), 0);
  const targetSum = target.reduce((sum, t) => sum + t, 0);
  const dOutput = softmax(logits).map((p, i) => p * targetSum - (target[i] ?? 0));
  return { value, dOutput };
}

/** q = y / Σ y, p = clip(q, 1e-7, 1 - 1e-7), loss = -Σ t · log p. Where the clip cuts, no gradient passes. */
function crossEntropy(output: Float64Array, target: Float64Array): SampleLoss {
  const total = output.reduce((sum, y) => sum + y, 0);
  const q = output.map((y) => y / total);
  const p = q.map((share) => Math.min(Math.max(share, EPSILON), 1 - EPSILON));
  const value = -target.reduce((sum, t, i) => sum + (t === 0 ? 0 : t * Math.log(p[i] ?? 0)), 0);
  const dq = q.map((share, i) => (share === p[i] ? -(target[i] ?? 0) / share : 0));
  const common = dq.reduce((sum, d, i) => sum + d * (q[i] ?? 0), 0);
  return { value, dOutput: dq.map((d) => (d - common) / total) };
}

/** Keras takes ln p, p = clip(y, 1e-7, 1 - 1e-7), for logits: loss = ln Σ p - ln p[label]; dp = 1 / Σ p - [label] / p. */
function sparseCrossEntropy(output: Float64Array, target: Float64Array): SampleLoss {
  const p = output.map((y) => Math.min(Math.max(y, EPSILON), 1 - EPSILON));
  const { value, dOutput } = crossEntropyFromLogits(p.map(Math.log), target);
  return {
    value,
    dOutput: dOutput.map((d, i) => (p[i] === output[i] ? d / (p[i] ?? 1) : 0)),
  };
}
