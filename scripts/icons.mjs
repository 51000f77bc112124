// `npm run icons`: draws every icon of the packages from the SVG sources in build/art. The results are committed.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { IconIcns, IconIco } from '@shockpkg/icon-encoder';
import sharp from 'sharp';
import { inRoot } from './setup/paths.mjs';

/** Apple's grid leaves a margin around the body; everywhere else the body fills the icon. */
const wholeGrid = '0 0 1024 1024';
const bodyOnly = '84 84 856 856';

/** Strokes of small icons are widened, or they would blur to grey. Side in pixels up to which, and by how much. */
const bolder = [
  { upTo: 16, factor: 1.5 },
  { upTo: 24, factor: 1.35 },
  { upTo: 32, factor: 1.2 },
  { upTo: 48, factor: 1.1 },
];

export const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
export const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256];
export const fileSizes = [16, 24, 32, 48, 64, 128, 256];

/** The types of an .icns file: the side in pixels of each; `@2` types are for screens of double density. */
const appleTypes = /** @type {const} */ ([
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
]);

/**
 * @param {string} svg Source text with strokes in `stroke-width: N px` and a view box of the whole grid.
 * @param {number} side In pixels.
 * @param {string} viewBox
 * @returns {Promise<Buffer>} A PNG.
 */
function draw(svg, side, viewBox) {
  const factor = bolder.find(({ upTo }) => side <= upTo)?.factor ?? 1;
  const drawn = svg
    .replace(`viewBox="${wholeGrid}"`, `viewBox="${viewBox}" width="${side}" height="${side}"`)
    .replace(/stroke-width: (\d+)px/g, (_, width) => `stroke-width: ${Number(width) * factor}px`);
  return sharp(Buffer.from(drawn)).png({ compressionLevel: 9 }).toBuffer();
}

/**
 * @param {string} svg
 * @param {string} folder
 * @param {readonly number[]} sizes
 * @param {string} viewBox
 */
async function drawSet(svg, folder, sizes, viewBox) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const side of sizes) {
    writeFileSync(`${folder}/${side}x${side}.png`, await draw(svg, side, viewBox));
  }
}

/**
 * @param {string} svg
 * @param {string} file
 * @param {string} viewBox
 */
async function drawWindows(svg, file, viewBox) {
  const ico = new IconIco();
  for (const side of windowsSizes) await ico.addFromPng(await draw(svg, side, viewBox), true, true);
  writeFileSync(file, ico.encode());
}

/**
 * @param {string} svg
 * @param {string} file
 */
async function drawApple(svg, file) {
  const icns = new IconIcns();
  icns.toc = true;
  for (const [type, side] of appleTypes) {
    await icns.addFromPng(await draw(svg, side, wholeGrid), [type], true);
  }
  writeFileSync(file, icns.encode());
}

const app = readFileSync(inRoot('build', 'art', 'icon.svg'), 'utf8');
const experiment = readFileSync(inRoot('build', 'art', 'experiment.svg'), 'utf8');

await drawSet(app, inRoot('build', 'icons'), linuxSizes, bodyOnly);
await drawWindows(app, inRoot('build', 'icon.ico'), bodyOnly);
await drawApple(app, inRoot('build', 'icon.icns'));
await drawSet(experiment, inRoot('build', 'file-icons'), fileSizes, wholeGrid);
await drawWindows(experiment, inRoot('build', 'epochlab.ico'), wholeGrid);
await drawApple(experiment, inRoot('build', 'epochlab.icns'));
