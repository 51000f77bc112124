/** Prints, as JSON, how long the built-in engine takes to stop amid a step that takes seconds. */
import { newSchedule } from '../../contract/schedules/registry';
import { presetExperiment } from '../../contract/presets';
import { loadSamples } from '../../engine/loaded-samples';
import { TrainingControl } from '../../engine/training-control';
import { trainModel } from '../../engine/training-loop';
import { TRAINING_START } from '../../engine/training-progress';
import { freeHost } from '../../main/training/worker/gate';
import { digits } from '../digits';
import type { Reaction } from '../scaling';
import type { Work } from '../works';
import { definitionOf, openBuiltin, valueOf } from './engine';

const threads = Number(process.argv[2]);
const works = JSON.parse(process.argv[3] ?? '[]') as readonly Work[];
/** When it is stopped, in shares of a step. */
const MOMENTS = [0.1, 0.3, 0.5, 0.7, 0.9];

function planOf(work: Work) {
  const engine = openBuiltin('fast', threads);
  const model = valueOf(engine.build(definitionOf(work)));
  const samples = valueOf(loadSamples(engine, digits('train', work.inputShape)));
  const { batchSize } = work;
  const training = { ...presetExperiment('tutorial').training, batchSize };
  const schedule = newSchedule('Constant');
  const position = TRAINING_START;
  return {
    engine,
    plan: { model, samples, training, learningRate: 0.001, schedule, totalEpochs: 1, position },
  };
}

async function react(work: Work): Promise<Reaction> {
  const { engine, plan } = planOf(work);
  const order = Uint32Array.from({ length: work.batchSize }, (_, index) => index);
  const started = performance.now();
  plan.model.trainBatch(plan.samples.set, order, 0, work.batchSize);
  const stepSeconds = (performance.now() - started) / 1000;
  const milliseconds: number[] = [];
  for (const moment of MOMENTS) {
    const control = new TrainingControl();
    // A message would have arrived then, whether or not there was time to read it.
    const asked = performance.now() + moment * stepSeconds * 1000;
    setTimeout(
      () => {
        control.stop();
      },
      moment * stepSeconds * 1000,
    );
    let last = '';
    for await (const { type } of trainModel(plan, control, freeHost)) last = type;
    if (last !== 'stopped') throw new Error(`The training has ${last}`);
    milliseconds.push(performance.now() - asked);
  }
  engine.dispose();
  return { title: work.title, stepSeconds, milliseconds };
}

const reactions: Reaction[] = [];
for (const work of works) reactions.push(await react(work));
process.stdout.write(`${JSON.stringify(reactions)}\n`);
