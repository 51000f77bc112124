/** Spans of time as a stop watch shows them. */
import { formatFixed, NO_VALUE } from './format-number';

const two = (value: number): string => String(value).padStart(2, '0');

/** Seconds as "0:07", "12:40" or "1:02:09"; rounded to whole seconds. */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return NO_VALUE;
  const whole = Math.round(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = two(whole % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

export interface Span {
  readonly value: string;
  readonly unit: string;
}

/** A span split into its number and its unit: tenths of a second below ten, a stop watch from a minute up. */
export function splitSpan(seconds: number): Span {
  if (!Number.isFinite(seconds) || seconds < 0) return { value: NO_VALUE, unit: '' };
  if (seconds >= 59.5) return { value: formatDuration(seconds), unit: '' };
  return { value: formatFixed(seconds, seconds < 9.95 ? 1 : 0), unit: 's' };
}

/** A span that is only estimated, in running text: "7 s", never less than one second; from a minute up a stop watch. */
export function formatRoughly(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  return whole < 60 ? `${formatFixed(whole, 0)} s` : formatDuration(whole);
}

/** A span in running text: "7 s" (SI, the same in every language), from a minute up as `formatDuration`. */
export function formatSpan(seconds: number): string {
  const { value, unit } = splitSpan(seconds);
  return `${value} ${unit}`.trimEnd();
}
