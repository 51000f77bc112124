/** The losses as Keras 3 defines them: of a batch, the sum over its samples, and the derivative of the mean over them. */
import type { LossKind } from '../../contract/losses/registry';
import { softmax } from './activation';
import { rowOf } from './rows';

export interface LossValue {
  /** Sum over the samples of each one's loss. */
  readonly sum: number;
  /** d(sum / rows) / d(outputs). */
  readonly dOutputs: Float64Array;
}

/** `outputs` and `targets`: rows × width, classes as one-hot rows. */
export type Loss = (
  outputs: Float64Array,
  targets: Float64Array,
  rows: number,
  width: number,
) => LossValue;

/** Keras's backend epsilon. */
const EPSILON = 1e-7;

export const REFERENCE_LOSSES: { readonly [K in LossKind]: Loss } = {
  categorical_crossentropy: perSample(crossEntropyOfSample),
  mean_squared_error: perSample(squaredErrorOfSample),
};

/** Cross-entropy straight from logits, which Keras takes when the network ends with softmax. */
export const crossEntropyFromLogits: Loss = perSample(logitCrossEntropyOfSample);

interface SampleLoss {
  readonly value: number;
  readonly dOutput: Float64Array;
}

function perSample(ofSample: (output: Float64Array, target: Float64Array) => SampleLoss): Loss {
  return (outputs, targets, rows, width) => {
    const dOutputs = new Float64Array(rows * width);
    let sum = 0;
    for (let row = 0; row < rows; row++) {
      const { value, dOutput } = ofSample(rowOf(outputs, row, width), rowOf(targets, row, width));
      sum += value;
      dOutputs.set(
        dOutput.map((d) => d / rows),
        row * width,
      );
    }
    return { sum, dOutputs };
  };
}

/** p = softmax(x); loss = -sum of t · log p; dx = p · (sum of t) - t. The log comes from log-sum-exp, so nothing is clipped. */
function logitCrossEntropyOfSample(logits: Float64Array, target: Float64Array): SampleLoss {
  const largest = logits.reduce((a, b) => Math.max(a, b), -Infinity);
  const logSum = Math.log(logits.reduce((sum, x) => sum + Math.exp(x - largest), 0)) + largest;
  const value = target.reduce((sum, t, i) => sum + t * (logSum - (logits[i] ?? 0)), 0);
  const targetSum = target.reduce((sum, t) => sum + t, 0);
  const dOutput = softmax(logits).map((p, i) => p * targetSum - (target[i] ?? 0));
  return { value, dOutput };
}

/** q = y / sum(y), p = clip(q, 1e-7, 1 - 1e-7), loss = -sum of t · log p. Where the clip cuts, no gradient passes. */
function crossEntropyOfSample(output: Float64Array, target: Float64Array): SampleLoss {
  const total = output.reduce((sum, y) => sum + y, 0);
  const q = output.map((y) => y / total);
  const p = q.map((share) => Math.min(Math.max(share, EPSILON), 1 - EPSILON));
  const value = -target.reduce((sum, t, i) => sum + (t === 0 ? 0 : t * Math.log(p[i] ?? 0)), 0);
  const dq = q.map((share, i) => (share === p[i] ? -(target[i] ?? 0) / share : 0));
  const common = dq.reduce((sum, d, i) => sum + d * (q[i] ?? 0), 0);
  return { value, dOutput: dq.map((d) => (d - common) / total) };
}

/** loss = mean of (y - t)²; dy = 2 (y - t) / width. */
function squaredErrorOfSample(output: Float64Array, target: Float64Array): SampleLoss {
  const difference = output.map((y, i) => y - (target[i] ?? 0));
  const value = difference.reduce((sum, d) => sum + d * d, 0) / output.length;
  return { value, dOutput: difference.map((d) => (2 * d) / output.length) };
}
