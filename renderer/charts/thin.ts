/** Fewer points for drawing, with every peak kept: the lowest and the highest of each group, in their order. */

export interface XY {
  readonly x: number;
  readonly y: number;
}

/** At most about `maxCount` points of the series; all of it if it is short enough. `xAt` places a point by its index. */
export function thin(
  values: readonly number[],
  xAt: (index: number) => number,
  maxCount: number,
): XY[] {
  const groups = Math.max(1, Math.floor(maxCount / 2));
  const result: XY[] = [];
  const add = (index: number): void => {
    result.push({ x: xAt(index), y: values[index] ?? 0 });
  };
  if (values.length <= groups * 2) {
    for (const index of values.keys()) add(index);
    return result;
  }
  const size = values.length / groups;
  for (let group = 0; group < groups; group++) {
    const end = Math.min(values.length, Math.floor((group + 1) * size));
    let lowest = Math.floor(group * size);
    let highest = lowest;
    for (let i = lowest + 1; i < end; i++) {
      const value = values[i] ?? 0;
      if (value < (values[lowest] ?? 0)) lowest = i;
      if (value > (values[highest] ?? 0)) highest = i;
    }
    add(Math.min(lowest, highest));
    if (lowest !== highest) add(Math.max(lowest, highest));
  }
  const last = values.length - 1;
  if (result.at(-1)?.x !== xAt(last)) add(last);
  return result;
}
