/** Runs another program for a pack (pip, a compiler, strip) with a short memory of what it said. */
import { spawn } from 'node:child_process';

export interface ProgramEnd {
  /** 127 when it could not be started. */
  readonly code: number;
  /** The end of what it wrote, on both streams. */
  readonly output: string;
}

const KEPT_CHARACTERS = 8000;

/** Ends the program when `signal` is aborted. Never throws: a program that is not there ends with 127. */
export function runProgram(
  command: string,
  args: readonly string[],
  options: {
    readonly signal?: AbortSignal | undefined;
    readonly environment?: NodeJS.ProcessEnv;
  } = {},
): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    let output = '';
    const take = (text: string): void => {
      output = (output + text).slice(-KEPT_CHARACTERS);
    };
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: options.environment ?? process.env,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', take);
    child.on('error', (error) => {
      take(error.message);
      resolve({ code: 127, output });
    });
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

export async function hasProgram(command: string): Promise<boolean> {
  return (await runProgram(command, ['--version'])).code === 0;
}
