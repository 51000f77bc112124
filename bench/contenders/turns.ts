/**
 * The contender's side of bench/contender-process.ts: told its work as the last argument, it says when it is ready, then does one
 * turn for every line it is sent, and ends when there are no more. bench/peers/turns.py is the same in Python.
 */
import { createInterface } from 'node:readline';
import type { Work } from '../works';

export function workToDo(): Work {
  return JSON.parse(process.argv.at(-1) ?? '') as Work;
}

function tell(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** `turn` returns seconds. `what`: name and version, and how it is run. The first turn has been done and not counted. */
export async function takeTurns(what: string, turn: () => number | Promise<number>): Promise<void> {
  await turn();
  tell({ ready: what });
  for await (const _line of createInterface({ input: process.stdin })) {
    tell({ seconds: await turn() });
  }
}

/** The middle of `count` calls' seconds. */
export function secondsPerCall(count: number, call: () => void): number {
  const times = Array.from({ length: count }, () => {
    const started = performance.now();
    call();
    return (performance.now() - started) / 1000;
  });
  return times.sort((a, b) => a - b)[Math.floor(count / 2)] ?? NaN;
}
