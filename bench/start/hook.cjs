// Preloaded into Electron's main process, the app's or the empty window's: prints what happens in the first window, one JSON a line.
'use strict';

const { readFileSync } = require('node:fs');
const { app } = require('electron');

/** Long enough for what an app does behind its first picture. */
const SETTLED_MS = 5000;

/** When the page first painted text or pictures, in milliseconds since 1970. */
const PAINTED = `new Promise((resolve) => {
  const told = (entries) => {
    const paint = entries.find(({ name }) => name === 'first-contentful-paint');
    if (paint) resolve(performance.timeOrigin + paint.startTime);
  };
  told(performance.getEntriesByType('paint'));
  new PerformanceObserver((list) => told(list.getEntries())).observe({ type: 'paint', buffered: true });
})`;

/** When Train can be pressed. */
const READY = `new Promise((resolve) => {
  const look = () => {
    const train = [...document.querySelectorAll('button')].find(({ innerText }) => /^Train/.test(innerText.trim()));
    if (train && !train.disabled && train.ariaDisabled !== 'true') resolve(Date.now());
    else setTimeout(look, 2);
  };
  look();
})`;

/** Presses Train; how many milliseconds later the first steps are there. */
const TRAINED = `new Promise((resolve) => {
  const train = [...document.querySelectorAll('button')].find(({ innerText }) => /^Train/.test(innerText.trim()));
  const clicked = performance.now();
  train.click();
  const look = async () => {
    const { value } = await window.api.invoke('training:snapshot', undefined);
    if (value?.history?.steps.stepCount > 0) resolve(performance.now() - clicked);
    else setTimeout(look, 2);
  };
  void look();
})`;

/** Shared pages are counted once, by the share of each process, where the system tells (Linux); in bytes. */
function memoryInUse() {
  const kibibytes = app.getAppMetrics().map(({ pid, memory }) => {
    if (process.platform !== 'linux') return memory.workingSetSize;
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1]);
  });
  return 1024 * kibibytes.reduce((sum, each) => sum + each, 0);
}

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const tell = (fact) => process.stdout.write(`${JSON.stringify(fact)}\n`);

async function watch(window) {
  const shown = window.isVisible()
    ? Promise.resolve(Date.now())
    : new Promise((resolve) => window.once('show', () => resolve(Date.now())));
  const contents = window.webContents;
  await new Promise((resolve) => contents.once('dom-ready', resolve));
  const [shownAt, paintedAt] = await Promise.all([shown, contents.executeJavaScript(PAINTED)]);
  tell({ contentAt: Math.max(shownAt, paintedAt) });
  const isApp = process.env['EPOCH_LAB_BENCH_WINDOW'] === 'app';
  if (isApp) tell({ readyAt: await contents.executeJavaScript(READY) });
  await wait(SETTLED_MS);
  tell({ memory: memoryInUse() });
  if (isApp) tell({ trainMs: await contents.executeJavaScript(TRAINED) });
  app.exit(0);
}

app.once('browser-window-created', (_event, window) => {
  watch(window).catch((error) => {
    process.stderr.write(`${String(error)}\n`);
    app.exit(1);
  });
});
