/** Which samples a small look at a dataset shows: its first ones, or others drawn by chance. */

export const SHOWN_SAMPLES = 10;
/** Of a table, which shows fewer. */
export const SHOWN_ROWS = 4;

export function firstIndices(count: number): readonly number[] {
  return Array.from({ length: Math.min(SHOWN_SAMPLES, count) }, (_none, index) => index);
}

/** Different indices below `count`; `random` gives numbers in 0..1. */
export function randomIndices(count: number, random: () => number): readonly number[] {
  const chosen = new Set<number>();
  while (chosen.size < Math.min(SHOWN_SAMPLES, count)) chosen.add(Math.floor(random() * count));
  return [...chosen];
}
