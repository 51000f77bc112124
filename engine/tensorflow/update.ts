/** One optimizer step: penalties, clipping, weight decay and the step itself, in Keras's order. */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { OptimizerConfig } from '../../contract/optimizers/registry';
import type { ModelTensors } from './model-tensors';
import { clipGradients } from './optimizers/clipping';
import type { Optimizer, StepContext, Stepped } from './optimizers/optimizer';
import type { Parameter } from './part';
import { withPenalty } from './penalty';
import type { Tf } from './runtime';

/** What every trained parameter and its slots become. `gradients`: of the mean loss, in the order of `tensors.trained`. */
export function updated(
  tf: Tf,
  tensors: ModelTensors,
  gradients: readonly Tensor[],
  { config, optimizer }: { readonly config: OptimizerConfig; readonly optimizer: Optimizer },
  context: StepContext,
): ReadonlyMap<Parameter, Stepped> {
  const whole = tensors.trained.map((parameter, index) =>
    withPenalty(tf, parameter, gradients[index] ?? tf.zeros([...parameter.shape])),
  );
  const clipped = clipGradients(tf, config, whole);
  const steps = tensors.trained.map((parameter, index): readonly [Parameter, Stepped] => {
    const gradient = clipped[index] ?? tf.zeros([...parameter.shape]);
    const value = decayed(tf, parameter.value, config.weightDecay, context.learningRate);
    return [parameter, optimizer.step(value, gradient, tensors.slotsOf(parameter), context)];
  });
  return new Map(steps);
}

/** w - w · weightDecay · learningRate */
function decayed(tf: Tf, value: Tensor, weightDecay: number, learningRate: number): Tensor {
  if (weightDecay === 0) return value;
  return tf.sub(value, tf.mul(value, weightDecay * learningRate));
}
