/** Starts Electron once, with the app or with an empty window, and tells what the hook in it saw. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasDisplay } from '../../scripts/setup/host.mjs';

export type Opened = 'app' | 'empty';

export interface Start {
  /** From the start of the program until its window is shown with text in it. */
  readonly contentSeconds: number;
  /** Until Train can be pressed. */
  readonly readySeconds?: number;
  /** Of all its processes, five seconds later. */
  readonly memoryBytes: number;
  /** From the press on Train to the first steps. */
  readonly trainSeconds?: number;
}

interface Facts {
  readonly contentAt?: number;
  readonly readyAt?: number;
  readonly memory?: number;
  readonly trainMs?: number;
}

const PATIENCE_MS = 60_000;
const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const electron = createRequire(import.meta.url)('electron') as string;

/** Rejects with its last words when it does not come so far. */
export async function launch(opened: Opened): Promise<Start> {
  const userData = mkdtempSync(join(tmpdir(), 'epoch-lab-start-'));
  try {
    const startedAt = Date.now();
    const { contentAt = NaN, readyAt, memory = NaN, trainMs } = await facts(opened, userData);
    return {
      contentSeconds: (contentAt - startedAt) / 1000,
      ...(readyAt === undefined ? {} : { readySeconds: (readyAt - startedAt) / 1000 }),
      memoryBytes: memory,
      ...(trainMs === undefined ? {} : { trainSeconds: trainMs / 1000 }),
    };
  } finally {
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
  }
}

function facts(opened: Opened, userData: string): Promise<Facts> {
  const script = opened === 'app' ? file('../..') : file('empty-window.cjs');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = ['-r', file('hook.cjs'), script, `--user-data-dir=${userData}`, ...sandbox];
  const { ELECTRON_RUN_AS_NODE: _, ...own } = process.env;
  const child = spawn(electron, args, {
    env: { ...own, EPOCH_LAB_BENCH_WINDOW: opened },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PATIENCE_MS,
  });
  let said = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      const lines = said.split('\n').filter((line) => line.startsWith('{'));
      const all = lines.map((line) => JSON.parse(line) as Facts);
      if (code === 0) resolve(Object.assign({}, ...all) as Facts);
      else reject(new Error(`Electron ended with ${code ?? 'a signal'}: ${complaint.slice(-500)}`));
    });
  });
}

/** Why no window can be opened here; undefined when it can. */
export function noWindowReason(): string | undefined {
  return hasDisplay() ? undefined : 'there is no display';
}
