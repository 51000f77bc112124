// Runs other programs: with their output captured, or passed through.

import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { root } from './paths.mjs';

// One listener for each program that is running; a build runs a dozen at once.
process.setMaxListeners(32);

/**
 * @typedef {object} CommandResult
 * @property {number} code Exit code; 124 after the time limit, 127 when it could not be started.
 * @property {string} stdout
 * @property {string} output Standard output and standard error together, in order of arrival.
 */

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ timeoutMs?: number, env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 * @returns {Promise<CommandResult>}
 */
export function capture(command, args, { timeoutMs = 60_000, env = process.env, cwd = root } = {}) {
  return new Promise((resolve) => {
    const ownGroup = process.platform !== 'win32';
    const child = spawn(command, args, {
      cwd,
      env,
      detached: ownGroup,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let output = '';
    let isTimedOut = false;
    const end = () => killTree(child, ownGroup);
    const timer = setTimeout(() => {
      isTimedOut = true;
      end();
    }, timeoutMs);
    // In a group of its own the child does not get the terminal's Ctrl-C: it is ended with this process.
    const leave = () => process.exit(130);
    process.once('exit', end).once('SIGINT', leave).once('SIGTERM', leave);
    child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    /** @param {number} code */
    const finish = (code) => {
      clearTimeout(timer);
      process.off('exit', end).off('SIGINT', leave).off('SIGTERM', leave);
      const limitNote = isTimedOut ? `\n(stopped after ${timeoutMs / 1000} s)\n` : '';
      resolve({ code: isTimedOut ? 124 : code, stdout, output: output + limitNote });
    };
    child.on('error', (error) => {
      output += `${error.message}\n`;
      finish(127);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {boolean} ownGroup
 */
function killTree(child, ownGroup) {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(ownGroup ? -child.pid : child.pid, 'SIGKILL');
  } catch {
    // It has ended in the meantime.
  }
}

/**
 * Runs a program in the foreground, with this terminal, until it ends.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} Its exit code.
 */
export function passThrough(command, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' });
    // The terminal sends Ctrl-C to the child too: wait for its own end instead of leaving first.
    const wait = () => {};
    const forward = () => child.kill('SIGTERM');
    process.on('SIGINT', wait);
    process.on('SIGTERM', forward);
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('SIGINT', wait);
      process.off('SIGTERM', forward);
      resolve(code ?? 1);
    });
  });
}

/**
 * The npm that started this script, as a command line for `capture`.
 * @param {readonly string[]} args
 * @returns {[string, string[]]}
 */
export function npmCommand(args) {
  const script = process.env['npm_execpath'];
  if (script !== undefined && basename(script).startsWith('npm')) {
    return [process.execPath, [script, ...args]];
  }
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', [...args]];
}
