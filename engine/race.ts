/** Which engine trains this very model fastest: each takes real steps on real samples for half a second. */
import { splitCounts, type ExperimentConfig } from '../contract/experiment';
import { sizeOf } from '../contract/shapes';
import type { EngineId } from '../contract/engine-info';
import type { Result } from '../contract/errors';
import type { Engine, Model, ModelDefinition, SampleData, SampleSet } from './engine';
import { inOnePiece } from './in-pieces';
import { modelDefinition } from './model-definition';

/** How long one engine is measured, in milliseconds; a step that takes longer is still taken once. */
const MEASURED_MS = 400;
/** The first steps allocate, compile and fill caches. */
const WARM_STEPS = 2;
const BATCHES = 4;

/** Seconds of one training step. */
export interface StepTime {
  readonly id: EngineId;
  readonly seconds: number;
}

export interface RaceOutcome {
  readonly winner: EngineId;
  readonly loser: EngineId;
  /** How many times as fast the winner is: at least 1. */
  readonly times: number;
}

/** Of two or more; the first of equals, so that the order says what is preferred. */
export function outcomeOf(times: readonly StepTime[]): RaceOutcome | undefined {
  const [first, second] = [...times].sort((a, b) => a.seconds - b.seconds);
  if (first === undefined || second === undefined) return undefined;
  return { winner: first.id, loser: second.id, times: second.seconds / first.seconds };
}

/** What decides the outcome on a machine: the model, the batch size and how the engines are run. */
export function raceKey(config: ExperimentConfig): string {
  const { dataset, layers, loss, optimizer, training, engine } = config;
  const { threads, precision } = engine;
  const { learningRate: _rate, ...kind } = optimizer;
  return JSON.stringify([dataset.kind, layers, loss, kind, training.batchSize, threads, precision]);
}

/**
 * Median seconds of a step of the experiment's model on `samples`, of which a few batches are enough; in pieces. Refuses what `build` and
 * `load` refuse; what the engine throws is thrown.
 */
export function* measureSteps(
  engine: Engine,
  config: ExperimentConfig,
  samples: SampleData,
  now: () => number,
): Generator<undefined, Result<number>, void> {
  const few = firstOf(samples, config);
  const loaded = engine.load(few);
  if (!loaded.ok) return loaded;
  try {
    const definition = raceDefinition(config);
    const built = yield* (
      engine.buildInPieces?.(definition) ?? inOnePiece(() => engine.build(definition))
    );
    if (!built.ok) return built;
    return yield* measureModel(built.value, loaded.value, few.count, config, now);
  } finally {
    loaded.value.dispose();
  }
}

/** Lets the model go. */
function* measureModel(
  model: Model,
  samples: SampleSet,
  count: number,
  config: ExperimentConfig,
  now: () => number,
): Generator<undefined, Result<number>, void> {
  const batchSize = Math.min(config.training.batchSize, count);
  const indices = Uint32Array.from({ length: count }, (_, index) => index);
  const whole = Math.max(1, Math.floor(count / batchSize));
  const step = (index: number) =>
    model.trainBatchInPieces(samples, indices, (index % whole) * batchSize, batchSize);
  try {
    return { ok: true, value: yield* medianSeconds(step, now) };
  } finally {
    model.dispose();
  }
}

function* medianSeconds(
  step: (index: number) => Iterator<unknown>,
  now: () => number,
): Generator<undefined, number, void> {
  const begun = now();
  const seconds: number[] = [];
  for (let index = 0; seconds.length === 0 || now() - begun < MEASURED_MS; index++) {
    const taken = yield* timeOf(step(index), now);
    // One step longer than all the time there is says enough.
    if (index >= WARM_STEPS || taken * 1000 > MEASURED_MS) seconds.push(taken);
  }
  seconds.sort((a, b) => a - b);
  return seconds[Math.floor(seconds.length / 2)] ?? Infinity;
}

/** Seconds, without what happens between the pieces. */
function* timeOf(work: Iterator<unknown>, now: () => number): Generator<undefined, number, void> {
  let seconds = 0;
  for (;;) {
    const started = now();
    const { done } = work.next();
    seconds += (now() - started) / 1000;
    yield;
    if (done === true) return seconds;
  }
}

function raceDefinition(config: ExperimentConfig): ModelDefinition {
  return { ...modelDefinition(config), maxBatchSize: config.training.batchSize };
}

/** A few batches, as views. */
function firstOf(samples: SampleData, config: ExperimentConfig): SampleData {
  const { trainingCount } = splitCounts(config, samples.count);
  const count = Math.min(trainingCount, BATCHES * config.training.batchSize);
  const { inputs, inputShape, targets, sampleWeights } = samples;
  const few = {
    ...samples,
    count,
    inputs: inputs.subarray(0, count * sizeOf(inputShape)),
    targets:
      targets.kind === 'classes'
        ? { ...targets, labels: targets.labels.subarray(0, count) }
        : { ...targets, values: targets.values.subarray(0, count * sizeOf(targets.shape)) },
  };
  return sampleWeights === undefined
    ? few
    : { ...few, sampleWeights: sampleWeights.subarray(0, count) };
}
