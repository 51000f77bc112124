/** Prints, as JSON, how the built-in engine's time and memory grow with the number of samples and of epochs. Run with --expose-gc. */
import { loadSamples } from '../../engine/loaded-samples';
import { digits } from '../digits';
import type { Growth } from '../scaling';
import { WORKS, type Work } from '../works';
import { definitionOf, epochTurn, openBuiltin, valueOf } from './engine';

const ROUNDS = 3;
/** As many samples a turn, whatever an epoch's size, so that noise weighs the same. */
const SAMPLES_A_TURN = 600_000;
const SMALL_SET = 64;
/** By then V8's young generation has grown to its full 16 MB, which it does once in any process that allocates. */
const SETTLING_EPOCHS = 3000;
const EPOCHS = 1000;

const threads = Number(process.argv[2]);
const sizes = JSON.parse(process.argv[3] ?? '[]') as readonly number[];
const tutorial = WORKS[0] as Work;

/** Nanoseconds per sample of epochs of each size, in turns. */
function timePerSample(): Growth['nanosecondsPerSample'] {
  const engine = openBuiltin('fast', threads);
  const samples = valueOf(loadSamples(engine, digits('train', tutorial.inputShape)));
  const turns = sizes.map((size) => {
    const model = valueOf(engine.build(definitionOf(tutorial)));
    return {
      size,
      times: [] as number[],
      turn: epochTurn(model, samples, tutorial.batchSize, size),
    };
  });
  for (const { turn } of turns) turn();
  for (let round = 0; round < ROUNDS; round++) {
    for (const { size, times, turn } of turns) {
      for (let done = 0; done < Math.min(SAMPLES_A_TURN, 10 * size); done += size)
        times.push((turn() / size) * 1e9);
    }
  }
  engine.dispose();
  return turns.map(({ size, times }) => ({ size, times }));
}

function memoryNow(): Growth['early'] {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return { heapUsed, arrayBuffers, rss };
}

/** Memory before and after many epochs of a small set, once the process has settled. */
function overEpochs(): Pick<Growth, 'settlingEpochs' | 'epochs' | 'early' | 'late'> {
  const engine = openBuiltin('fast', threads);
  const samples = valueOf(loadSamples(engine, digits('train', tutorial.inputShape, SMALL_SET)));
  const model = valueOf(engine.build(definitionOf(tutorial)));
  const turn = epochTurn(model, samples, tutorial.batchSize, SMALL_SET);
  const memoryAfter = (epochs: number): Growth['early'] => {
    for (let epoch = 0; epoch < epochs; epoch++) turn();
    return memoryNow();
  };
  const early = memoryAfter(SETTLING_EPOCHS);
  const late = memoryAfter(EPOCHS);
  engine.dispose();
  return { settlingEpochs: SETTLING_EPOCHS, epochs: EPOCHS, early, late };
}

const growth: Growth = { ...overEpochs(), nanosecondsPerSample: timePerSample() };
process.stdout.write(`${JSON.stringify(growth)}\n`);
