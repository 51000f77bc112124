// Prints one line a step, with its time; a failed step says what to do about it.

/** An expected failure of a step: what happened, and what the reader can do. */
export class StepError extends Error {
  /**
   * @param {string} message
   * @param {string} mend
   */
  constructor(message, mend) {
    super(message);
    this.name = 'StepError';
    this.mend = mend;
  }
}

const titleWidth = 14;
const textWidth = 56;

/**
 * @param {string} mark
 * @param {string} title
 * @param {string} text
 * @param {number} startedMs
 */
export function stepLine(mark, title, text, startedMs) {
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  return `${mark} ${title.padEnd(titleWidth)} ${text.padEnd(textWidth)} ${seconds.padStart(6)} s\n`;
}

/**
 * Runs one step and prints its line.
 * @param {NodeJS.WriteStream} stream
 * @param {string} title
 * @param {() => string | Promise<string>} work Returns what was done, in a few words.
 */
export async function runStep(stream, title, work) {
  const startedMs = performance.now();
  const eraseLine = stream.isTTY ? '\r\u001b[K' : '';
  if (stream.isTTY) stream.write(`… ${title}`);
  try {
    const text = await work();
    stream.write(eraseLine + stepLine('✓', title, text, startedMs));
  } catch (error) {
    stream.write(eraseLine + stepLine('✗', title, 'failed', startedMs));
    throw error;
  }
}

/**
 * Runs a whole script: a failed step ends it with exit code 1 and its mend, a bug with a stack trace.
 * @param {() => Promise<void>} script
 */
export async function runScript(script) {
  try {
    await script();
  } catch (error) {
    process.exitCode = 1;
    if (!(error instanceof StepError)) throw error;
    process.stderr.write(`\n${error.message.trimEnd()}\n\nWhat to do: ${error.mend}\n`);
  }
}
