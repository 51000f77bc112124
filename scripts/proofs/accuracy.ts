/**
 * `npm run proofs:accuracy`: full trainings on MNIST by the built-in engine as the app runs it, held to what Keras reaches.
 * `-- --only tutorial,cnn` proves some of them.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import type { Result } from '../../contract/errors';
import { unsupportedParts } from '../../contract/engine-support';
import { LAYER_KINDS, layerSchema } from '../../contract/layers/registry';
import { presetExperiment } from '../../contract/presets';
import type { Engine, ModelDefinition, SampleData } from '../../engine/engine';
import { evaluate, EVALUATION_BATCH_SIZE } from '../../engine/evaluate';
import { loadSamples } from '../../engine/loaded-samples';
import { TrainingControl } from '../../engine/training-control';
import { trainModel } from '../../engine/training-loop';
import { TRAINING_START } from '../../engine/training-progress';
import { digits } from '../../bench/digits';
import { engineOpener } from '../../main/training/worker/engine-loader';
import { freeHost } from '../../main/training/worker/gate';
import { ACCURACY_CASES, type AccuracyCase } from './accuracy-cases';

const inDist = (path: string): string =>
  fileURLToPath(new URL(`../../dist/${path}`, import.meta.url));
const tutorial = presetExperiment('tutorial');

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

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
  data: { train: SampleData; test: SampleData },
): Promise<number> {
  const model = valueOf(engine.build(definitionOf(proof, seed)));
  const samples = valueOf(loadSamples(engine, data.train));
  const test = valueOf(loadSamples(engine, data.test));
  const { batchSize, epochs } = proof;
  const training = { ...tutorial.training, batchSize, epochs, seed };
  const plan = {
    model,
    samples,
    training,
    learningRate: 0.001,
    schedule: tutorial.schedule,
    totalEpochs: epochs,
    position: TRAINING_START,
  };
  for await (const event of trainModel(plan, new TrainingControl(), freeHost)) {
    if (event.type === 'failed') throw new Error(event.error.message);
    if (event.type === 'epochEnded') {
      const { epoch, loss, seconds } = event.report;
      console.error(
        `${proof.name}, seed ${seed}, epoch ${epoch}: loss ${loss.toFixed(4)}, ${seconds.toFixed(1)} s`,
      );
    }
  }
  const { accuracy } = valueOf(await evaluate(model, test, freeHost));
  for (const held of [samples, test]) held.set.dispose();
  model.dispose();
  return accuracy ?? NaN;
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
  const open = engineOpener({
    kernelsFolder: inDist('kernels'),
    threadScript: inDist('training/thread.cjs'),
  });
  const engine = valueOf(
    await open({ ...tutorial, engine: { ...tutorial.engine, kind: 'builtin' } }),
  );
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

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const names = values.only?.split(',') ?? ACCURACY_CASES.map(({ name }) => name);
const verdicts: Verdict[] = [];
for (const proof of ACCURACY_CASES.filter(({ name }) => names.includes(name)))
  verdicts.push(await prove(proof));
console.log(
  '| training, 5 epochs of 60,000 digits | test accuracy, % | wanted | | where that comes from |',
);
console.log('|---|---|---|---|---|');
for (const { row } of verdicts) console.log(row);
const count = (status: Verdict['status']): number =>
  verdicts.filter((verdict) => verdict.status === status).length;
console.log(`\n${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`);
process.exitCode = count('failed') === 0 && verdicts.length > 0 ? 0 : 1;
