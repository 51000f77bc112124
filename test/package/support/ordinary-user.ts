/** Starts the installed application as a user without any rights, as people do, and not by Playwright, which turns the sandbox off. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { capture } from '../../../scripts/setup/commands.mjs';
import { processTree } from './sockets';

const USER = 'nobody';

export interface OrdinaryStart {
  readonly child: ChildProcess;
  readonly home: string;
  readonly ended: Promise<number | null>;
}

/** Its home is a fresh folder; the display's key is lent to it there. */
export async function startAsOrdinaryUser(program: string): Promise<OrdinaryStart> {
  const home = mkdtempSync(path.join(tmpdir(), 'epoch-lab-user-'));
  chmodSync(home, 0o700);
  const key = path.join(home, 'xauthority');
  const ownKey = process.env['XAUTHORITY'];
  if (ownKey !== undefined) copyFileSync(ownKey, key);
  await capture('chown', ['-R', USER, home]);
  const variables = Object.entries({
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    DISPLAY: process.env['DISPLAY'] ?? '',
    XAUTHORITY: key,
  }).map(([name, value]) => `${name}=${value}`);
  const args = ['-u', USER, '--', 'env', '-i', ...variables, program];
  const child = spawn('runuser', args, { stdio: 'ignore', cwd: '/' });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, home, ended };
}

interface RunningProcess {
  readonly pid: number;
  readonly command: string;
  /** The kernel filters its system calls. */
  readonly isFiltered: boolean;
}

/** The processes of what was started. */
export function processesOf({ child }: OrdinaryStart): readonly RunningProcess[] {
  return processTree(child.pid ?? 0).flatMap((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      return [{ pid, command, isFiltered: /^Seccomp:\s*2$/m.test(status) }];
    } catch {
      return [];
    }
  });
}
