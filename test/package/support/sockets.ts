/** Which connections the processes of an application hold to other machines, as Linux tells. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s*(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
}

/** The process and all that it started, directly or not. */
export function processTree(root: number): readonly number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(all.map((name) => [Number(name), parentOf(Number(name))]));
  const isInside = (pid: number): boolean => {
    if (pid === root) return true;
    const parent = parents.get(pid) ?? 0;
    return parent > 1 && isInside(parent);
  };
  return [...parents.keys()].filter(isInside);
}

/** Undefined for what is gone in the meantime, as the descriptor that reads the folder itself. */
function linkTarget(file: string): string | undefined {
  try {
    return readlinkSync(file);
  } catch {
    return undefined;
  }
}

function descriptorsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => `/proc/${pid}/fd/${fd}`);
  } catch {
    return [];
  }
}

/** Inodes. */
function socketsOf(pid: number): readonly string[] {
  return descriptorsOf(pid).flatMap(
    (file) => /^socket:\[(\d+)\]$/.exec(linkTarget(file) ?? '')?.[1] ?? [],
  );
}

/** 127.x.x.x, ::1, the same mapped, and the address of what is not connected, as /proc/net writes them. */
const HERE = /^(\w{6}7F|0{24}01000000|0{16}FFFF0000\w{6}7F|0+)$/;

/** The other ends of all connections that leave this machine. */
export function connectionsOutside(root: number): readonly string[] {
  const inodes = new Set(processTree(root).flatMap(socketsOf));
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((kind) =>
    read(`/proc/net/${kind}`)
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((columns) => inodes.has(columns[9] ?? ''))
      .map((columns) => (columns[2] ?? '').split(':')[0] ?? '')
      .filter((address) => !HERE.test(address))
      .map((address) => `${kind} ${address}`),
  );
}
