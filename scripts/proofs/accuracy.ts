/**
 * `npm run proofs:accuracy`: full trainings by the built-in engine as the app runs it, on MNIST and on the regression's cars, held to what
 * Keras reaches.
 * `-- --only tutorial,cnn` proves some of them.
 */
import { UNDISTURBED } from '../../engine/unless-stopped';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { unsupportedParts } from '../../contract/engine-support';
import { LAYER_KINDS, layerSchema } from '../../contract/layers/registry';
import { presetExperiment } from '../../contract/presets';
import type { Engine, ModelDefinition } from '../../engine/engine';
import { EVALUATION_BATCH_SIZE } from '../../engine/evaluate';
import { digits } from '../../bench/digits';
import { engineOpener } from '../../main/training/worker/engine-loader';
import { ACCURACY_CASES, type AccuracyCase } from './accuracy-cases';
import { REGRESSION, regressionOutcome } from './regression';
import { trainInFull, valueOf, type FullTraining } from './train-in-full';

const inDist = (path: string): string =>
  fileURLToPath(new URL(`../../dist/${path}`, import.meta.url));
const tutorial = presetExperiment('tutorial');

/** Why a case cannot be tried yet, if so. */
function lacking({ layers }: AccuracyCase): string | undefined {
  const unknown = layers.find(({ kind }) => !(LAYER_KINDS as readonly string[]).includes(kind));
  if (unknown !== undefined) return `there is no ${unknown.kind} yet`;
  const parsed = layers.map((layer) => v.parse(layerSchema, layer));
  return unsupportedParts('builtin', { ...tutorial, layers: parsed })[0]?.reason;
}

function definitionOf(
  { inputShape, layers, batchSize }: AccuracyCase,
  seed: number,
): ModelDefinition {
  return {
    inputShape,
    layers: layers.map((layer) => v.parse(layerSchema, layer)),
    loss: tutorial.loss,
    optimizer: tutorial.optimizer,
    trainBatchSize: batchSize,
    maxBatchSize: Math.max(batchSize, EVALUATION_BATCH_SIZE),
    seed,
  };
}

/** Test accuracy after all epochs. */
async function train(
  engine: Engine,
  proof: AccuracyCase,
  seed: number,
  data: FullTraining['data'],
): Promise<number> {
  const { name, batchSize, epochs } = proof;
  const training = { ...tutorial.training, batchSize, epochs, seed };
  const definition = definitionOf(proof, seed);
  return (await trainInFull(engine, { name, definition, training, data })).accuracy ?? NaN;
}

async function openBuiltin(): Promise<Engine> {
  const { open } = engineOpener({
    kernelsFolder: inDist('kernels'),
    threadScript: inDist('training/thread.cjs'),
  });
  const config = { ...tutorial, engine: { ...tutorial.engine, kind: 'builtin' } } as const;
  // Of use to engines that race; one that is asked for by name does not.
  const samples = digits('train', [28, 28], 1);
  return valueOf(await open(config, samples, UNDISTURBED));
}

interface Verdict {
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly row: string;
}

const percent = (share: number): string => (100 * share).toFixed(2);

async function prove(proof: AccuracyCase): Promise<Verdict> {
  const { title, gate, origin } = proof;
  const wanted =
    gate.of === 'mean'
      ? `mean ${percent(gate.from)} to ${percent(gate.to)}`
      : `at least ${percent(gate.from)}`;
  const reason = lacking(proof);
  if (reason !== undefined)
    return {
      status: 'skipped',
      row: `| ${title} | | ${wanted} | skipped: ${reason} | ${origin} |`,
    };
  const engine = await openBuiltin();
  const data = { train: digits('train', proof.inputShape), test: digits('t10k', proof.inputShape) };
  const accuracies: number[] = [];
  for (const seed of proof.seeds) accuracies.push(await train(engine, proof, seed, data));
  engine.dispose();
  const mean = accuracies.reduce((sum, each) => sum + each, 0) / accuracies.length;
  const isReached =
    gate.of === 'mean'
      ? mean >= gate.from && mean <= gate.to
      : accuracies.every((each) => each >= gate.from);
  const status = isReached ? 'passed' : 'failed';
  const got = `${percent(mean)} (${accuracies.map(percent).join(', ')})`;
  return { status, row: `| ${title} | ${got} | ${wanted} | ${status} | ${origin} |` };
}

async function proveRegression(): Promise<Verdict> {
  const engine = await openBuiltin();
  const { losses, mean, from, to, origin } = await regressionOutcome(engine);
  engine.dispose();
  const loss = (value: number): string => value.toFixed(3);
  const status = mean >= from && mean <= to ? 'passed' : 'failed';
  const got = `${loss(mean)} (${losses.map(loss).join(', ')})`;
  const wanted = `mean ${loss(from)} to ${loss(to)}`;
  return { status, row: `| ${REGRESSION.title} | ${got} | ${wanted} | ${status} | ${origin} |` };
}

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const names = values.only?.split(',') ?? [...ACCURACY_CASES, REGRESSION].map(({ name }) => name);
const verdicts: Verdict[] = [];
for (const proof of ACCURACY_CASES.filter(({ name }) => names.includes(name)))
  verdicts.push(await prove(proof));
if (names.includes(REGRESSION.name)) verdicts.push(await proveRegression());
console.log(
  '| training, of digits 5 epochs of 60,000 | test accuracy, % (or loss) | wanted | | where that comes from |',
);
console.log('|---|---|---|---|---|');
for (const { row } of verdicts) console.log(row);
const count = (status: Verdict['status']): number =>
  verdicts.filter((verdict) => verdict.status === status).length;
console.log(`\n${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`);
process.exitCode = count('failed') === 0 && verdicts.length > 0 ? 0 : 1;
