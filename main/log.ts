/** The app's log: lines appended to one file on this machine, an older one kept beside it. Nothing is ever sent anywhere. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

export type Log = (text: string) => void;

const MAX_BYTES = 1024 * 1024;

/**
 * Opens a log file. Lines are written at once, so that the last one before a crash is there; an unwritable folder costs the log, not
 * the app.
 */
export function openLog(path: string, now: () => Date = () => new Date()): Log {
  let isWritable = true;
  try {
    mkdirSync(dirname(path), { recursive: true });
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES)
      renameSync(path, `${path}.old`);
  } catch {
    isWritable = false;
  }
  let bytes = 0;
  return (text) => {
    const line = `${now().toISOString()} ${text}\n`;
    bytes += line.length;
    // A flood from one start is cut off; the first megabyte tells what began it.
    if (!isWritable || bytes > MAX_BYTES) return;
    try {
      appendFileSync(path, line);
    } catch {
      isWritable = false;
    }
  };
}
