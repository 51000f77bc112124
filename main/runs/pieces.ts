/** Work that is done in pieces: at once, or letting the process serve its messages in between. */
import { setImmediate } from 'node:timers/promises';

/** The longest stretch of work between two breaths, in milliseconds (one piece may take longer). */
const BREATH_INTERVAL_MS = 8;

export function atOnce<T>(pieces: Generator<undefined, T, void>): T {
  for (;;) {
    const { done, value } = pieces.next();
    if (done === true) return value;
  }
}

export async function breathing<T>(pieces: Generator<undefined, T, void>): Promise<T> {
  let until = performance.now() + BREATH_INTERVAL_MS;
  for (;;) {
    const { done, value } = pieces.next();
    if (done === true) return value;
    if (performance.now() < until) continue;
    await setImmediate();
    until = performance.now() + BREATH_INTERVAL_MS;
  }
}
