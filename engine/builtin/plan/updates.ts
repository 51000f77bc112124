/** The end of a training step: every parameter's gradient is clipped and turned into a step by the optimizer. */
import type { OptimizerPlan } from '../optimizers/optimizer';
import { kernelCall, own, type Task } from './call';
import type { Clipping } from './clipping';
import { parameterBlock, type Parameter } from './parameter';
import type { PlannedNetwork } from './planned-network';

export function updateTasks({
  parameters,
  optimizer,
  clipping,
}: Pick<PlannedNetwork, 'parameters' | 'optimizer' | 'clipping'>): readonly Task[] {
  const updates = parameters
    .filter(isUpdatedByOptimizer)
    .map((parameter) => updateTask(parameter, optimizer, clipping));
  return [...clipping.tasks, ...updates];
}

/** Not what a layer keeps for itself, nor what its own backward task has updated. */
export function isUpdatedByOptimizer({ isUpdatedByLayer, spec }: Parameter): boolean {
  return spec.trainable && !isUpdatedByLayer;
}

function updateTask(parameter: Parameter, optimizer: OptimizerPlan, clipping: Clipping): Task {
  const { value, gradient, slots } = parameter;
  const calls: Task['calls'] = (range) => {
    const block = parameterBlock(parameter, range);
    const address = gradient.address + block.offset;
    return [
      ...clipping.clip(parameter, address, block),
      ...optimizer.update({
        ...block,
        value: value.address + block.offset,
        gradient: address,
        slots: slots.map((slot) => slot.address + block.offset),
      }),
    ];
  };
  return {
    split: parameter.split,
    reads: [...own(gradient.id), ...clipping.reads],
    writes: own(value.id, gradient.id, ...slots.map(({ id }) => id)),
    calls,
  };
}

/** Slots that have decayed to nothing become 0. */
export function flushTasks({
  parameters,
  optimizer,
}: Pick<PlannedNetwork, 'parameters' | 'optimizer'>): readonly Task[] {
  return parameters.flatMap((parameter) =>
    parameter.slots.map((slot, index): Task => ({
      split: parameter.split,
      reads: [],
      writes: own(slot.id),
      calls: (range) => {
        const { offset, count, bytes, stride } = parameterBlock(parameter, range);
        const limit = optimizer.flushBelow[index] ?? 0;
        return [kernelCall('flushSmall', slot.address + offset, count, bytes, stride, limit)];
      },
    })),
  );
}
