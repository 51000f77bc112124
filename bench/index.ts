/**
 * `npm run bench`: the built-in engine and its peers, work by work, in turns in one run on one machine. Prints a Markdown report and
 * writes it to bench/results/latest.md; exit code 1 when a goal is not reached.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { choosePack } from '../main/engine-packs/choose-pack';
import { contenders, PACKS_FOLDER, peersPython } from './contenders';
import { machine } from './measurement';
import { readOptions, USAGE, type BenchOptions } from './options';
import { goalResults, workReport } from './report';
import { measureWork } from './rounds';
import { scalingReport } from './scaling';
import { startReport } from './start/report';
import { unknownKinds } from './works';

function options(): BenchOptions {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exit(2);
  }
}

const { works, peers, rounds, threads, hasScaling, hasStart } = options();
const parts: string[] = [`Measured on ${machine()}.`, ''];
if (peersPython() === undefined) {
  parts.push('Keras, PyTorch and JAX are left out: `npm run bench:peers` sets them up.', '');
}
if (choosePack(PACKS_FOLDER) === undefined) {
  parts.push('The TensorFlow engine is left out: `npm run engine:tensorflow` installs it.', '');
}
const goals = [];
for (const work of works) {
  const unknown = unknownKinds(work);
  if (unknown.length > 0) {
    parts.push(`### ${work.title}`, '', `Skipped: there is no ${unknown.join(', ')} yet.`, '');
    continue;
  }
  const report = (line: string) => console.error(line);
  const measured = await measureWork(work, contenders(threads, peers), rounds, report);
  goals.push(...goalResults(measured));
  parts.push(workReport(measured));
}
if (hasScaling) {
  const scaling = await scalingReport(threads);
  goals.push(...scaling.goals);
  parts.push(scaling.text);
}
if (hasStart) {
  const start = await startReport(rounds);
  goals.push(...start.goals);
  parts.push(start.text);
}
const missed = goals.filter(({ isReached }) => !isReached).length;
parts.push(`Goals: ${goals.length - missed} reached, ${missed} not reached.`);
const text = parts.join('\n');
const folder = fileURLToPath(new URL('results/', import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}latest.md`, `${text}\n`);
console.log(text);
process.exitCode = missed === 0 ? 0 : 1;
