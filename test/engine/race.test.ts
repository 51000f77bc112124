import { describe, expect, it } from 'vitest';
import type { EngineId } from '../../contract/engine-info';
import { failure, success } from '../../contract/errors';
import type { ExperimentConfig } from '../../contract/experiment';
import { presetExperiment } from '../../contract/presets';
import type { Engine, Model, SampleData } from '../../engine/engine';
import { measureSteps, outcomeOf, raceKey } from '../../engine/race';
import { raceForAuto, type OpenEngine, type Race } from '../../engine/race-for-auto';
import { createReferenceEngine } from '../../engine/reference/reference-engine';
import { resultOf } from '../../engine/pieces';
import { valueOf } from '../support/results';

const CONFIG = presetExperiment('tutorial');
const SAMPLES: SampleData = {
  count: 64,
  inputShape: [28, 28],
  inputs: new Uint8Array(64 * 784),
  inputScale: 1 / 255,
  targets: { kind: 'classes', labels: new Uint8Array(64), classCount: 10 },
};

/** A clock that only steps move on, and engines whose step takes as long as they are told. */
function track(stepMs: Partial<Record<EngineId, number>>, device = 'CPU, some') {
  let time = 0;
  const taken: EngineId[] = [];
  const opened: EngineId[] = [];
  const open: OpenEngine = (id) => {
    opened.push(id);
    const ms = stepMs[id];
    if (ms === undefined) {
      return Promise.resolve(failure('engineUnavailable', `There is no ${id}.`));
    }
    const engine: Engine = {
      info: { ...createReferenceEngine('').info, id, device },
      load: () => success({ count: 64, dispose: () => undefined }),
      build: () =>
        success({
          *trainBatchInPieces() {
            yield undefined;
            time += ms;
            taken.push(id);
          },
          dispose: () => undefined,
        } as unknown as Model),
      dispose: () => undefined,
    };
    return Promise.resolve(success(engine));
  };
  const race: Race = { config: CONFIG, samples: SAMPLES, now: () => time, memory: new Map() };
  return { open, race, taken, opened, elapsed: () => time };
}

describe('the outcome of a race', () => {
  it('is the fastest and how many times as fast it is as the next', () => {
    const times = [
      { id: 'tensorflow', seconds: 0.041 },
      { id: 'builtin', seconds: 0.001 },
    ] as const;
    const outcome = outcomeOf(times)!;
    expect(outcome).toMatchObject({ winner: 'builtin', loser: 'tensorflow' });
    expect(outcome.times).toBeCloseTo(41);
  });

  it('prefers the first of equals, and is none with fewer than two', () => {
    const equal = (['builtin', 'tensorflow'] as const).map((id) => ({ id, seconds: 1 }));
    expect(outcomeOf(equal)?.winner).toBe('builtin');
    expect(outcomeOf(equal.slice(1))).toBeUndefined();
  });
});

describe('a race for an experiment that leaves the choice open', () => {
  it.each([
    [{ builtin: 0.2, tensorflow: 8.2 }, 'builtin', 'Built-in: 41× faster than TensorFlow CPU'],
    [{ builtin: 25, tensorflow: 10 }, 'tensorflow', 'TensorFlow CPU: 2.5× faster than Built-in'],
    [{ builtin: 10, tensorflow: 10.1 }, 'builtin', 'about as fast as TensorFlow CPU'],
  ])('takes the faster and says so: %j', async (stepMs, winner, words) => {
    const { open, race, elapsed } = track(stepMs);
    const reason = await raceForAuto(open, race);
    expect(reason.winner).toBe(winner);
    expect(reason.sentence).toContain(words);
    expect(elapsed()).toBeLessThan(1000);
  });

  it('names a GPU', async () => {
    const { open, race } = track({ builtin: 30, tensorflow: 3 }, 'GPU, some (8 GiB)');
    expect((await raceForAuto(open, race)).sentence).toContain('TensorFlow GPU: 10× faster');
  });

  it('takes one step, not more, of a model whose step is longer than the race', async () => {
    const { open, race, taken } = track({ builtin: 3000, tensorflow: 5000 });
    expect((await raceForAuto(open, race)).winner).toBe('builtin');
    expect(taken).toEqual(['builtin', 'tensorflow']);
  });

  it('takes the built-in engine where TensorFlow cannot be used, and says why', async () => {
    const { open, race } = track({ builtin: 1 });
    const { winner, sentence } = await raceForAuto(open, race);
    expect(winner).toBe('builtin');
    expect(sentence).toContain('There is no tensorflow.');
  });

  it('is run once for a model, whatever its learning rate, and anew for another', async () => {
    const { open, race, opened } = track({ builtin: 1, tensorflow: 2 });
    const first = await raceForAuto(open, race);
    const optimizer = { ...CONFIG.optimizer, learningRate: 0.5 };
    expect(await raceForAuto(open, { ...race, config: { ...CONFIG, optimizer } })).toBe(first);
    expect(opened).toHaveLength(2);
    const training = { ...CONFIG.training, batchSize: 256 };
    await raceForAuto(open, { ...race, config: { ...CONFIG, training } });
    expect(opened).toHaveLength(4);
  });
});

describe('the key of a race', () => {
  const other = (change: Partial<ExperimentConfig>) => raceKey({ ...CONFIG, ...change });
  it('knows models and batch sizes apart, and nothing that costs no time', () => {
    expect(other({ layers: CONFIG.layers.slice(1) })).not.toBe(raceKey(CONFIG));
    expect(other({ engine: { ...CONFIG.engine, threads: 3 } })).not.toBe(raceKey(CONFIG));
    const training = { ...CONFIG.training, epochs: 99, seed: 7 };
    expect(other({ name: 'x', training })).toBe(raceKey(CONFIG));
  });
});

describe('measuring steps', () => {
  it('trains a model of its own on a few batches of the samples', () => {
    let time = 0;
    const now = () => (time += 100);
    const small = { ...CONFIG, layers: CONFIG.layers.slice(-1) };
    const layers = [{ kind: 'Flatten' } as const, ...small.layers];
    const engine = createReferenceEngine('for a test');
    const seconds = valueOf(resultOf(measureSteps(engine, { ...small, layers }, SAMPLES, now)));
    expect(seconds).toBeCloseTo(0.1);
  });
});
