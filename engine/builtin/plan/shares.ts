/** How units of work (rows, panels of columns) are shared out: among pieces done one after the other, and in each among the threads. */

/** Part `part` of `parts` that are done side by side, in cut `cut` of `cuts`. */
export interface Share {
  readonly cut: number;
  readonly cuts: number;
  readonly part: number;
  readonly parts: number;
}

/** Units [from, to) of `units`. Where there are few, some cuts get none, but those that get any occupy all the threads. */
export function shareOf(
  units: number,
  { cut, cuts, part, parts }: Share,
): { readonly from: number; readonly to: number } {
  const rounds = Math.ceil(units / parts);
  const border = (at: number): number => Math.min(units, Math.floor((rounds * at) / cuts) * parts);
  const [first, last] = [border(cut), border(cut + 1)];
  const within = (at: number): number => first + Math.floor(((last - first) * at) / parts);
  return { from: within(part), to: within(part + 1) };
}
