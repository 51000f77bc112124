#!/usr/bin/env node
// Makes a Debian package from the arguments that electron-builder gives to fpm, with nothing but dpkg-deb. So the package that is
// tested is built as the one that is released, and no Ruby has to be fetched.

import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** Options with a value that count here, and those that say nothing a control file could hold. */
const known = [
  't',
  'd',
  'deb-recommends',
  'architecture',
  'after-install',
  'after-remove',
  'description',
  'version',
  'package',
  'name',
  'maintainer',
  'url',
  'category',
  'deb-priority',
  'deb-compression',
  'iteration',
];
const ignoredWithValue = ['s', 'log', 'vendor', 'license'];
const ignored = ['force', 'debug'];

/**
 * @param {readonly string[]} args
 * @returns {{ options: Map<string, string[]>, mappings: string[] }}
 */
export function parseArguments(args) {
  /** @type {Map<string, string[]>} */
  const options = new Map();
  const mappings = [];
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const name = arg.replace(/^--?/, '');
    if (!arg.startsWith('-')) mappings.push(arg);
    else if (known.includes(name))
      options.set(name, [...(options.get(name) ?? []), rest.shift() ?? '']);
    else if (ignoredWithValue.includes(name)) rest.shift();
    else if (!ignored.includes(name)) throw new Error(`fpm.mjs does not know ${arg}`);
  }
  return { options, mappings };
}

/** First line: a summary; then the text, its lines indented and empty ones marked. @param {string} text */
function descriptionField(text) {
  const [summary = '', ...lines] = text.split('\n');
  return [summary.trim(), ...lines.map((line) => ` ${line.trim() || '.'}`)].join('\n');
}

/**
 * @param {Map<string, string[]>} options
 * @param {number} installedKiB
 */
export function controlFile(options, installedKiB) {
  /** @param {string} name */
  const one = (name) => options.get(name)?.[0];
  const iteration = one('iteration');
  const fields = {
    Package: one('name'),
    Version: iteration === undefined ? one('version') : `${one('version')}-${iteration}`,
    Section: one('category'),
    Priority: one('deb-priority'),
    Architecture: one('architecture'),
    Maintainer: one('maintainer'),
    'Installed-Size': String(installedKiB),
    Depends: options.get('d')?.join(', '),
    Recommends: options.get('deb-recommends')?.join(', '),
    Homepage: one('url'),
    Description: descriptionField(one('description') ?? one('name') ?? ''),
  };
  const lines = Object.entries(fields).filter(([, value]) => value !== undefined);
  return `${lines.map(([name, value]) => `${name}: ${value}`).join('\n')}\n`;
}

/** @param {string} folder @returns {string[]} */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/**
 * Copies `from=to` (a folder ends in a slash) below the root; single files get the permissions of documents.
 * @param {readonly string[]} mappings
 * @param {string} packageRoot
 */
function layOut(mappings, packageRoot) {
  for (const mapping of mappings) {
    const at = mapping.lastIndexOf('=');
    const from = mapping.slice(0, at);
    const to = join(packageRoot, mapping.slice(at + 1));
    mkdirSync(dirname(to), { recursive: true });
    cpSync(from, to, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    if (statSync(from).isFile()) chmodSync(to, 0o644);
  }
}

/** @param {string} packageRoot */
function checksums(packageRoot) {
  const lines = filesBelow(packageRoot)
    .filter((file) => statSync(file).isFile())
    .map((file) => {
      const hash = createHash('md5').update(readFileSync(file)).digest('hex');
      return `${hash}  ${relative(packageRoot, file)}\n`;
    });
  return lines.join('');
}

/** @param {readonly string[]} args */
function makePackage(args) {
  const { options, mappings } = parseArguments(args);
  if (options.get('t')?.[0] !== 'deb') throw new Error('fpm.mjs makes Debian packages only');
  const packageRoot = mkdtempSync(join(tmpdir(), 'epoch-lab-deb-'));
  try {
    chmodSync(packageRoot, 0o755);
    layOut(mappings, packageRoot);
    const bytes = filesBelow(packageRoot).reduce((sum, file) => sum + statSync(file).size, 0);
    const sums = checksums(packageRoot);
    const control = join(packageRoot, 'DEBIAN');
    mkdirSync(control, { mode: 0o755 });
    writeFileSync(join(control, 'control'), controlFile(options, Math.ceil(bytes / 1024)));
    writeFileSync(join(control, 'md5sums'), sums);
    for (const [option, name] of [
      ['after-install', 'postinst'],
      ['after-remove', 'postrm'],
    ]) {
      const script = options.get(String(option))?.[0];
      if (script === undefined) continue;
      copyFileSync(script, join(control, String(name)));
      chmodSync(join(control, String(name)), 0o755);
    }
    // Tests want it soon rather than small.
    const level = process.env['EPOCH_LAB_DEB_LEVEL'] ?? '6';
    const asked = options.get('deb-compression')?.[0] ?? 'xz';
    const compression = asked === 'gz' ? 'gzip' : asked;
    const flags = ['--root-owner-group', `-Z${compression}`, `-z${level}`, '--build'];
    const output = options.get('package')?.[0] ?? '';
    execFileSync('dpkg-deb', [...flags, packageRoot, output], { stdio: 'inherit' });
  } finally {
    rmSync(packageRoot, { recursive: true, force: true });
  }
}

if (import.meta.filename === process.argv[1]) makePackage(process.argv.slice(2));
