/** Times of repeated work, and how they are told: median, fastest and slowest. */
import { cpus, loadavg, totalmem } from 'node:os';

export interface Measurement {
  readonly what: string;
  /** Seconds per epoch of each repetition, after one that is not counted. */
  readonly seconds: readonly number[];
  /** What was not done in full, if anything. */
  readonly note: string;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

function digits(seconds: number): string {
  return seconds.toPrecision(3);
}

/** A Markdown table; `against`: the measurement all others are compared with. */
export function table(measurements: readonly Measurement[], against: Measurement): string {
  const reference = median(against.seconds);
  const rows = measurements.map(({ what, seconds, note }) => {
    const middle = median(seconds);
    const spread = `${digits(Math.min(...seconds))} to ${digits(Math.max(...seconds))}`;
    const ratio = `${(reference / middle).toFixed(1)}x`;
    return `| ${what} | ${digits(middle)} | ${spread} | ${seconds.length} | ${ratio} | ${note} |`;
  });
  return [
    `| engine | s/epoch, median | fastest to slowest | epochs | speed against ${against.what} | |`,
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
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
