/** The smooth line through noisy steps: an exponential moving average, corrected for its start as Adam's moments are. */

/** `span`: how many points back the weight of a value has fallen to about a third. */
export function smooth(values: readonly number[], span: number): readonly number[] {
  const keep = Math.exp(-1 / Math.max(1, span));
  let average = 0;
  let weight = 0;
  return values.map((value) => {
    average = keep * average + (1 - keep) * value;
    weight = keep * weight + (1 - keep);
    return average / weight;
  });
}
