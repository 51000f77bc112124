/**
 * `npm run bench`: seconds per epoch of the tutorial (784-128-10, Adam, batch 32, 60,000 digits) on the built-in engine and on tfjs's
 * own backends, all in one run. `--quick` repeats less. Prints a Markdown table.
 */
import { measureBuiltin } from './builtin';
import { machine, median, table, type Measurement } from './measurement';
import { measureTfjs } from './tfjs';
import { trainingDigits } from './tutorial-data';

const isQuick = process.argv.includes('--quick');
const epochs = isQuick ? 3 : 9;
/** The speed that is asked of the built-in engine, in times tfjs's WebAssembly backend. */
const WANTED_RATIO = 10;

const place = machine();
const digits = trainingDigits();
const builtin: Measurement[] = [];
for (const precision of ['reproducible', 'fast'] as const) {
  for (const threads of [1, 2]) {
    builtin.push(measureBuiltin(digits, precision, threads, epochs));
    console.error(`measured ${builtin.at(-1)?.what}`);
  }
}
const wasm = await measureTfjs(digits, 'wasm', {
  repetitions: isQuick ? 1 : 3,
  steps: isQuick ? 300 : 1875,
});
console.error(`measured ${wasm.what}`);
const cpu = await measureTfjs(digits, 'cpu', { repetitions: isQuick ? 1 : 3, steps: 40 });

console.log(`\nThe tutorial, seconds per epoch. ${place}.\n`);
console.log(table([...builtin, wasm, cpu], wasm));
const fastest = Math.min(...builtin.map(({ seconds }) => median(seconds)));
const ratio = median(wasm.seconds) / fastest;
const verdict = ratio >= WANTED_RATIO ? 'reached' : 'NOT reached';
console.log(
  `\nAt least ${WANTED_RATIO} times as fast as tfjs wasm: ${verdict} (${ratio.toFixed(1)}).`,
);
process.exitCode = ratio >= WANTED_RATIO ? 0 : 1;
