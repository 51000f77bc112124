/**
 * `npm run proofs:graphs`: 10,000 random graphs, the built-in engine in all its forms against the reference; or the TensorFlow engine,
 * where its pack is installed.
 *
 *     npm run proofs:graphs -- --count 2000 --from 50000
 *     npm run proofs:graphs -- --engine tensorflow --count 1000 --from 1000
 *     npm run proofs:graphs -- --seed 371        one graph: shown, compared and, if it fails, made smaller
 */
import { parseArgs } from 'node:util';
import {
  compareGraph,
  describeFailure,
  SKIP_REASONS,
  type Entrant,
  type Outcome,
} from '../../test/support/random-graphs/compare';
import { builtinEntrants } from '../../test/support/random-graphs/entrants';
import { randomGraph, type RandomGraph } from '../../test/support/random-graphs/random-graph';
import { shrinkGraph } from '../../test/support/random-graphs/shrink';
import { createTensorflowEngine } from '../../engine/tensorflow/tensorflow-engine';
import { tensorflowLoader } from '../../main/training/worker/load-tensorflow';
import { BACKEND_SCRIPT, PACKS_FOLDER } from '../../test/support/installed-pack';
import { valueOf } from '../../test/support/results';

const MOST_FAILURES = 10;
/** Of those compared: more would mean that the comparison looks away too often. */
const MOST_SKIPPED = 0.02;
const REPORT_EVERY = 500;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    from: { type: 'string', default: '0' },
    seed: { type: 'string' },
    engine: { type: 'string', default: 'builtin' },
  },
});
const entrants = values.engine === 'tensorflow' ? [await tensorflowEntrant()] : builtinEntrants();
const compare = (graph: RandomGraph): Outcome => compareGraph(graph, entrants);

/** From the installed pack; the caller disposes the engine. */
async function tensorflowEntrant(): Promise<Entrant> {
  const load = tensorflowLoader({ packsFolder: PACKS_FOLDER, backendScript: BACKEND_SCRIPT });
  const runtime = valueOf(await load());
  const made = createTensorflowEngine({ runtime, threads: 1, reason: 'for a proof' });
  return { name: 'tensorflow', engine: valueOf(made) };
}

/** The failure of the smallest graph that a failing one can be made into. */
function explain(graph: RandomGraph): string {
  const small = shrinkGraph(graph, (candidate) => compare(candidate).status === 'failed');
  const outcome = compare(small);
  return outcome.status === 'failed' ? describeFailure(small, outcome.mismatch) : '';
}

function runOne(seed: number): boolean {
  const graph = randomGraph(seed);
  console.log(JSON.stringify(graph, undefined, 2));
  const outcome = compare(graph);
  console.log(outcome);
  if (outcome.status === 'failed') console.log(`\nMade smaller:\n${explain(graph)}`);
  return outcome.status !== 'failed';
}

function runMany(from: number, count: number): boolean {
  let [passed, failed, worst] = [0, 0, 0];
  const skipped = new Map<string, number>(SKIP_REASONS.map((reason) => [reason, 0]));
  const kinds = new Map<string, number>();
  const skips = (): number => [...skipped.values()].reduce((sum, times) => sum + times, 0);
  const reasons = (): string => [...skipped].map((reason) => reason.join(': ')).join(', ');
  const tally = (): string =>
    `${passed} passed, ${failed} failed, ${skips()} skipped (${reasons()})`;
  for (let seed = from; seed < from + count && failed < MOST_FAILURES; seed++) {
    const graph = randomGraph(seed);
    for (const { kind } of graph.layers) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const outcome = compare(graph);
    if (outcome.status === 'passed') {
      passed++;
      worst = Math.max(worst, outcome.worst);
    } else if (outcome.status === 'skipped') {
      skipped.set(outcome.reason, (skipped.get(outcome.reason) ?? 0) + 1);
    } else {
      failed++;
      console.log(
        `\n${describeFailure(graph, outcome.mismatch)}\nMade smaller:\n${explain(graph)}\n`,
      );
    }
    if ((seed + 1 - from) % REPORT_EVERY === 0) console.error(tally());
  }
  const layers = [...kinds].sort((a, b) => b[1] - a[1]).map(([kind, times]) => `${kind} ${times}`);
  console.log(`Layers: ${layers.join(', ')}`);
  console.log(`The nearest miss took ${(worst * 100).toFixed(0)} % of what is allowed.`);
  console.log(tally());
  const isLookingAway = skips() > MOST_SKIPPED * count;
  if (isLookingAway) console.log(`More than ${MOST_SKIPPED * 100} % are skipped.`);
  return failed === 0 && !isLookingAway;
}

const isProved =
  values.seed === undefined
    ? runMany(Number(values.from), Number(values.count))
    : runOne(Number(values.seed));
for (const { engine } of entrants) engine.dispose();
process.exitCode = isProved ? 0 : 1;
