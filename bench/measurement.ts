/** Times of repeated work, and the machine they were measured on. */
import { cpus, loadavg, totalmem } from 'node:os';

export interface Measurement {
  readonly what: string;
  readonly family: string;
  /** Of each turn, after one that is not counted. */
  readonly seconds: readonly number[];
  /** In the contender's own words: version, and how it was run. */
  readonly note: string;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

export function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const load = loadavg().map((value) => value.toFixed(1));
  return (
    `${first?.model ?? 'unknown processor'}, ${cpus().length} cores, ${memory} GiB, ` +
    `Node ${process.version} (V8 ${process.versions.v8}), ${process.platform} ${process.arch}; ` +
    `load at the start ${load.join(' ')}`
  );
}
