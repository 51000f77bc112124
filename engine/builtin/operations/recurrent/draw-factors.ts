/** The call that draws dropout's factors for a thread's rows: 0 with probability `rate`, else 1 / (1 - rate). */
import { kernelCall, PART_ROWS, type Argument, type KernelCall } from '../../plan/call';
import { drawnArguments, type Drawn } from '../drawn';

/** `place`: of the first row; what is written of a row is `width` rounded up to 16. */
export function factorsCall(
  place: Argument,
  stride: number,
  width: number,
  drawn: Drawn,
): KernelCall {
  return kernelCall(
    'dropoutFactors',
    place,
    stride,
    PART_ROWS,
    width,
    ...drawnArguments(width, drawn),
  );
}
