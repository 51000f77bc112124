// The stand-in's default application: `electron [-r module]... [--flag]... <folder or script> [argument]...`
// loads that folder or script as the official default application does.
'use strict';

const { existsSync, readFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join, resolve } = require('node:path');
const { app } = require('electron');

/** @param {readonly string[]} args */
function parseArguments(args) {
  const required = [];
  for (let index = 0; index < args.length; index++) {
    const argument = args[index];
    if (argument === '-r' || argument === '--require') required.push(args[++index]);
    else if (argument === '-v' || argument === '--version') return { isVersionAsked: true };
    else if (argument.startsWith('--app=')) return { required, target: argument.slice(6) };
    else if (!argument.startsWith('-')) return { required, target: argument };
  }
  return { required };
}

/** Name and version come from the application's manifest, as they would when packaged. */
function adoptManifest(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const name = manifest.productName ?? manifest.name;
  if (manifest.version) app.setVersion(manifest.version);
  if (name) app.setName(name);
  app.setDesktopName(manifest.desktopName ?? `${name}.desktop`);
}

/** @param {string} target */
function load(target) {
  const path = resolve(target);
  const isFolder = existsSync(join(path, 'package.json'));
  if (isFolder) adoptManifest(path);
  const file = Module._resolveFilename(path, null, true);
  app.setAppPath(isFolder ? path : dirname(file));
  Module._load(file, Module, true);
}

/** @param {string} text */
function fail(text) {
  console.error(text);
  process.exit(1);
}

const { isVersionAsked, required, target } = parseArguments(process.argv.slice(1));
if (isVersionAsked) {
  console.log(`v${process.versions.electron}`);
  process.exit(0);
}
Module._preloadModules(required);
if (target === undefined) fail('usage: electron [-r module]... <folder or script> [argument]...');
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
try {
  load(target);
} catch (error) {
  fail(`The application failed while loading:\n${error?.stack ?? error}`);
}
