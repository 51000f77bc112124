/** target += source, by samples: both lie as the tensor does. */
import { BY_ROWS, kernelCall, own, PART_ROWS, type Task } from '../../plan/call';
import { atRows, type Place, type Tensor } from '../../plan/tensor';

export function addRowsTask(target: Place, source: Place, { stride, width }: Tensor): Task {
  return {
    split: BY_ROWS,
    reads: own(source.id, target.id),
    writes: own(target.id),
    calls: () => [
      kernelCall(
        'addRows',
        atRows(target, stride),
        stride,
        atRows(source, stride),
        stride,
        PART_ROWS,
        width,
      ),
    ],
  };
}
