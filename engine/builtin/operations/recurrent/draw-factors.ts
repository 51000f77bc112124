/** The call that draws dropout's factors for a thread's rows: 0 with probability `rate`, else 1 / (1 - rate). */
import { seedKey } from '../../../random';
import { kernelCall, PART_ROWS, type Argument, type KernelCall } from '../../plan/call';

export interface Drawn {
  /** Of the random stream. */
  readonly layer: number;
  readonly rate: number;
  readonly seed: number;
}

/** `place`: of the first row; what is written of a row is `width` rounded up to 16. */
export function factorsCall(
  place: Argument,
  stride: number,
  width: number,
  { layer, rate, seed }: Drawn,
): KernelCall {
  const [keyLow, keyHigh] = seedKey(seed);
  // Every row starts a new block of four words (dropoutIndex of engine/random.ts).
  const rowBlocks = Math.ceil(width / 4);
  return kernelCall(
    'dropoutFactors',
    place,
    stride,
    PART_ROWS,
    width,
    { plus: 0, perFirstRow: rowBlocks },
    rowBlocks,
    { plus: 0, value: 'iterations' },
    layer,
    keyLow,
    keyHigh,
    rate,
    1 / (1 - rate),
  );
}
