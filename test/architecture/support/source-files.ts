// The hand-written source files of the checkout, with their text.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { floors, freeFolders } from '../floors';

export interface SourceFile {
  /** Path inside the checkout, with slashes. */
  readonly path: string;
  readonly text: string;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

const extensions = /\.(ts|mts|cts|js|mjs|cjs|svelte|css|html|py|sh)$/;
const unwritten = new Set([
  'node_modules',
  'generated',
  'artifacts',
  'dist',
  '.venv',
  '__pycache__',
]);

function pathsBelow(folder: string): string[] {
  return readdirSync(root + folder, { withFileTypes: true }).flatMap((entry) => {
    if (unwritten.has(entry.name)) return [];
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return pathsBelow(path);
    return extensions.test(path) ? [path] : [];
  });
}

export function readSourceFiles(): readonly SourceFile[] {
  const folders = new Set([...floors.map(({ folder }) => folder.split('/')[0]!), ...freeFolders]);
  const rootFiles = readdirSync(root).filter((name) => extensions.test(name));
  return [...rootFiles, ...[...folders].flatMap(pathsBelow)].map((path) => ({
    path,
    text: readFileSync(root + path, 'utf8'),
  }));
}
