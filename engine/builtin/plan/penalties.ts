/** What regularizers add: to the loss a number per weight, to the weight's gradient l1 · sign(w) + 2 · l2 · w. */
import { isPenalized, penaltyFactors } from '../../../contract/regularizers/registry';
import type { Arena } from './arena';
import { all, kernelCall, own, UNDIVIDED, type Task } from './call';
import { panelsWithin } from './columns';
import { parameterBlock, type Parameter } from './parameter';
import { newPlace, type Place } from './tensor';

export interface PlannedPenalties {
  /** float64 for each penalised weight: to be added to the mean loss of a batch. */
  readonly place: Place;
  readonly count: number;
  /** Fill `place`, from the weights as they are. */
  readonly values: readonly Task[];
  /** After the gradients are there, and before anything uses them. */
  readonly gradients: readonly Task[];
}

export function planPenalties(arena: Arena, parameters: readonly Parameter[]): PlannedPenalties {
  const penalized = parameters.filter(
    ({ spec }) => spec.trainable && isPenalized(spec.regularizer),
  );
  const place = newPlace(arena, penalized.length * 8);
  return {
    place,
    count: penalized.length,
    values: penalized.map((parameter, index) => valueTask(parameter, place, index)),
    gradients: penalized.map(gradientTask),
  };
}

function factors({ spec }: Parameter): { readonly l1: number; readonly l2: number } {
  return penaltyFactors(spec.regularizer ?? { kind: 'none' });
}

/** One thread sums, panel by panel: always in the same order. What its panels hold beyond a weight's last column does not count. */
function valueTask(parameter: Parameter, place: Place, index: number): Task {
  const { value, layout } = parameter;
  const { l1, l2 } = factors(parameter);
  const { rows, columns } = layout;
  const sum = place.origin.plus + index * 8;
  return {
    split: UNDIVIDED,
    reads: all(value.id),
    writes: own(place.id),
    calls: () =>
      panelsWithin(columns, 0, columns.end).map(([start, width]) => {
        const panel = value.address + start * rows * 4;
        const used = Math.min(width, columns.width - start);
        const isFirst = start === 0 ? 1 : 0;
        return kernelCall('penaltyValue', sum, panel, rows, width, used, l1, l2, isFirst);
      }),
  };
}

function gradientTask(parameter: Parameter): Task {
  const { value, gradient, split } = parameter;
  const { l1, l2 } = factors(parameter);
  return {
    split,
    reads: own(value.id, gradient.id),
    writes: own(gradient.id),
    calls: (range) => {
      const { offset, count, bytes, stride } = parameterBlock(parameter, range);
      const [g, w] = [gradient.address + offset, value.address + offset];
      return [kernelCall('penaltyGradient', g, w, count, bytes, stride, l1, 2 * l2)];
    },
  };
}
