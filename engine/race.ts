/** Which engine trains this very model fastest: each takes real steps on real samples for half a second. */
import { splitCounts, type ExperimentConfig } from '../contract/experiment';
import { sizeOf } from '../contract/shapes';
import type { EngineId } from '../contract/engine-info';
import type { Result } from '../contract/errors';
import type { Engine, ModelDefinition, SampleData } from './engine';
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
 * Median seconds of a step of the experiment's model on `samples`, of which a few batches are enough. Refuses what `build` and `load`
 * refuse; what the engine throws is thrown.
 */
export function measureSteps(
  engine: Engine,
  config: ExperimentConfig,
  samples: SampleData,
  now: () => number,
): Result<number> {
  const few = firstOf(samples, config);
  const loaded = engine.load(few);
  if (!loaded.ok) return loaded;
  const built = engine.build(raceDefinition(config));
  if (!built.ok) {
    loaded.value.dispose();
    return built;
  }
  const batchSize = Math.min(config.training.batchSize, few.count);
  const indices = Uint32Array.from({ length: few.count }, (_, index) => index);
  const whole = Math.max(1, Math.floor(few.count / batchSize));
  const step = (index: number) =>
    built.value.trainBatch(loaded.value, indices, (index % whole) * batchSize, batchSize);
  try {
    return { ok: true, value: medianSeconds(step, now) };
  } finally {
    built.value.dispose();
    loaded.value.dispose();
  }
}

function medianSeconds(step: (index: number) => unknown, now: () => number): number {
  const begun = now();
  const seconds: number[] = [];
  for (let index = 0; seconds.length === 0 || now() - begun < MEASURED_MS; index++) {
    const started = now();
    step(index);
    const taken = (now() - started) / 1000;
    // One step longer than all the time there is says enough.
    if (index >= WARM_STEPS || taken * 1000 > MEASURED_MS) seconds.push(taken);
  }
  seconds.sort((a, b) => a - b);
  return seconds[Math.floor(seconds.length / 2)] ?? Infinity;
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
