/** Fetches a wheel through pip, which knows the user's own index, mirror and proxy. */
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hasProgram, runProgram } from './run-program';
import type { Wheel } from './pack-table';
import type { FetchOptions, FetchOutcome } from './fetch-outcome';

const POLL_MS = 250;
const PYTHONS = ['python3', 'python'];

/** `file` appears whole or not at all; its hash is the caller's to check. */
export async function fetchWithPip(
  wheel: Wheel,
  folder: string,
  { onBytes, signal }: FetchOptions,
): Promise<FetchOutcome> {
  const python = await pythonWithPip();
  if (python === undefined) return { ok: false, reason: 'pip is not installed' };
  const temporary = join(folder, 'pip');
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  const watch = setInterval(() => void largestFile(temporary).then(onBytes), POLL_MS);
  try {
    const args = ['-m', 'pip', 'download', '--no-deps', '--disable-pip-version-check'].concat(
      ['--no-cache-dir', '--no-input', '--quiet', '--retries', '2', '--dest', folder],
      targetOptions(wheel.file),
      `${wheel.project}==${wheel.version}`,
    );
    const environment = { ...process.env, TMPDIR: temporary };
    const ended = await runProgram(python, args, { signal, environment });
    return ended.code === 0 ? { ok: true } : { ok: false, reason: lastLine(ended.output) };
  } finally {
    clearInterval(watch);
    await rm(temporary, { recursive: true, force: true });
  }
}

async function pythonWithPip(): Promise<string | undefined> {
  for (const python of PYTHONS) {
    if (!(await hasProgram(python))) continue;
    if ((await runProgram(python, ['-m', 'pip', '--version'])).code === 0) return python;
  }
  return undefined;
}

/**
 * The wheels are only unpacked, so they need not fit the Python that fetches them, nor this machine. A wheel's name ends with the Python,
 * the ABI and the platforms it is for: "cp313-cp313-manylinux_2_27_x86_64".
 */
export function targetOptions(file: string): readonly string[] {
  const [python = '', abi = '', platforms = ''] = file
    .replace(/\.whl$/, '')
    .split('-')
    .slice(-3);
  const [, minor = '11'] = /^cp3(\d+)$/.exec(python) ?? [];
  return [
    ['--only-binary', ':all:'],
    ['--python-version', `3.${minor}`],
    ['--implementation', 'cp'],
    ['--abi', abi],
    ...platforms.split('.').map((tag) => ['--platform', tag]),
  ].flat();
}

/** pip says nothing of its progress to a program: what has arrived so far lies in its temporary folder. */
async function largestFile(folder: string): Promise<number> {
  try {
    const names = await readdir(folder, { recursive: true });
    const sizes = await Promise.all(
      names.map(async (name) => (await stat(join(folder, name))).size),
    );
    return Math.max(0, ...sizes);
  } catch {
    // It was moved while it was looked at.
    return 0;
  }
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? '';
}
