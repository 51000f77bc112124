/** Where the test build lies, and which form of the tests is asked for. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { testFolder } from '../../../scripts/package/build-package.mjs';
import { inRoot } from '../../../scripts/setup/paths.mjs';

/** The long form: every package that this system builds, and the life of the Debian package. */
export const isFull = process.env['EPOCH_LAB_PACKAGE'] === 'full' && process.platform === 'linux';

export const appVersion = (
  JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as { version: string }
).version;

/** The unpacked application. */
const folders = { darwin: 'mac', win32: 'win-unpacked' } as const;

const programs = {
  darwin: 'Epoch Lab.app/Contents/MacOS/Epoch Lab',
  win32: 'epoch-lab.exe',
} as const;

function ofSystem(names: { readonly darwin: string; readonly win32: string }, linux: string) {
  const { platform } = process;
  return platform === 'darwin' || platform === 'win32' ? names[platform] : linux;
}

export function unpackedFolder(): string {
  const start = ofSystem(folders, 'linux-unpacked');
  const folder = readdirSync(testFolder).find((name) => name.startsWith(start.split('-')[0]!));
  return path.join(testFolder, folder ?? start);
}

export function unpackedProgram(): string {
  return path.join(unpackedFolder(), ofSystem(programs, 'epoch-lab'));
}

export function resourcesFolder(): string {
  const inside = process.platform === 'darwin' ? 'Epoch Lab.app/Contents/Resources' : 'resources';
  return path.join(unpackedFolder(), inside);
}

/** The one file of the test build with that ending. */
export function artifact(ending: string): string {
  const found = readdirSync(testFolder).filter((name) => name.endsWith(ending));
  if (found.length !== 1) throw new Error(`${found.length} files end in ${ending}`);
  return path.join(testFolder, found[0]!);
}
