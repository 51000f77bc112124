/** Checks, for every engine alike, that a state handed in is one of this model's before anything of it is taken over. */
import { failure, success, type Result } from '../contract/errors';
import { sizeOf, type Shape } from '../contract/shapes';
import { t } from '../contract/text/text';
import type { ModelState, NamedTensor } from './engine';

export interface TensorName {
  readonly name: string;
  readonly shape: Shape;
}

/** Refuses missing, additional and doubled names, shapes that differ, and data whose length is not its shape's. Any order. */
export function checkState(
  expected: { readonly weights: readonly TensorName[]; readonly slots: readonly TensorName[] },
  state: ModelState,
): Result<void> {
  const problem =
    tensorsProblem(expected.weights, state.weights) ?? tensorsProblem(expected.slots, state.slots);
  if (problem !== undefined) {
    return failure('invalidRequest', t('engine.stateMismatch', { tensor: problem }), problem);
  }
  if (!Number.isSafeInteger(state.iterations) || state.iterations < 0) {
    const tensor = 'iterations';
    return failure('invalidRequest', t('engine.stateMismatch', { tensor }), tensor);
  }
  return success(undefined);
}

/** The name of the first tensor that does not fit. */
function tensorsProblem(
  expected: readonly TensorName[],
  given: readonly NamedTensor[],
): string | undefined {
  const shapes = new Map(expected.map((tensor) => [tensor.name, tensor.shape]));
  for (const { name, shape, data } of given) {
    const wanted = shapes.get(name);
    if (wanted === undefined) return name;
    if (wanted.length !== shape.length || wanted.some((axis, i) => axis !== shape[i])) return name;
    if (data.length !== sizeOf(shape)) return name;
    shapes.delete(name);
  }
  return shapes.keys().next().value;
}
