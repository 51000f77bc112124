/** Sums over all but the last axis of a batch: one number for each channel. */

/** Σ of value(at, channel) over the elements of each channel; element `at` of a batch belongs to channel at mod channels. */
export function channelSums(
  count: number,
  channels: number,
  value: (at: number, channel: number) => number,
): Float64Array {
  const sums = new Float64Array(channels);
  for (let at = 0; at < count; at++) {
    const channel = at % channels;
    sums[channel] = (sums[channel] ?? 0) + value(at, channel);
  }
  return sums;
}
