/** What every kernel that draws dropout's factors is told last: the random stream, its key and the rate. */
import { seedKey } from '../../random';

export interface Drawn {
  /** Of the random stream. */
  readonly layer: number;
  readonly rate: number;
  readonly seed: number;
}

/** `width`: numbers drawn for a sample. */
export function drawnArguments(width: number, { layer, rate, seed }: Drawn) {
  const [keyLow, keyHigh] = seedKey(seed);
  // Every row starts a new block of four words (dropoutIndex of engine/random.ts).
  const rowBlocks = Math.ceil(width / 4);
  return [
    { plus: 0, perFirstRow: rowBlocks },
    rowBlocks,
    { plus: 0, value: 'iterations' },
    layer,
    keyLow,
    keyHigh,
    rate,
    1 / (1 - rate),
  ] as const;
}
