import { describe, expect, it } from 'vitest';
import {
  ENGINE_FIELDS,
  experimentProblems,
  MAX_LAYERS,
  splitCounts,
  stepsPerEpoch,
  TRAINING_FIELDS,
  type ExperimentConfig,
} from '../../contract/experiment';
import type { FieldTable } from '../../contract/fields';
import { LAYER_KINDS, LAYERS, newLayer, type LayerConfig } from '../../contract/layers/registry';
import { LOSS_KINDS, lossFields, newLoss } from '../../contract/losses/registry';
import { newOptimizer, OPTIMIZER_KINDS, optimizerFields } from '../../contract/optimizers/registry';
import { PRESET_IDS, presetExperiment } from '../../contract/presets';

const tutorial = presetExperiment('tutorial');
const softmax: LayerConfig = newLayer('Dense', { units: 10, activation: 'softmax' });

/** A copy with the value at `path` replaced, or removed where it is undefined. */
function changed(path: readonly (string | number)[], value: unknown): unknown {
  const copy = structuredClone(tutorial) as unknown as Record<string, unknown>;
  let place = copy;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string, unknown>;
  const last = String(path.at(-1));
  if (value === undefined) Reflect.deleteProperty(place, last);
  else place[last] = value;
  return copy;
}

/** Paths of the fields of a table that stands at `base`. */
function pathsOf(base: readonly (string | number)[], table: FieldTable) {
  return Object.keys(table).map((key) => [...base, key]);
}

const FIELD_PATHS = [
  ...pathsOf(['training'], TRAINING_FIELDS),
  ...pathsOf(['engine'], ENGINE_FIELDS),
  ...pathsOf(['optimizer'], optimizerFields('Adam')),
  ...pathsOf(['loss'], lossFields('categorical_crossentropy')),
  ...pathsOf(['layers', 1], LAYERS.Dense.fields),
];

describe('the presets', () => {
  it.each(PRESET_IDS)('%s is ready to train', (id) => {
    expect(experimentProblems(presetExperiment(id))).toEqual([]);
  });
});

describe('the problems of an experiment', () => {
  it.each(FIELD_PATHS.map((path) => [path.join('.'), path] as const))(
    'name the field %s when it is out of range or of a wrong type',
    (_name, path) => {
      for (const bad of [-1e300, Infinity, 'nonsense', null, {}]) {
        const problems = experimentProblems(changed(path, bad));
        expect(
          // Of a variant without its kind, the kind is what is missing.
          problems.map((problem) => problem.path.slice(0, path.length)),
          JSON.stringify(bad),
        ).toEqual([path]);
        expect(problems[0]!.message).toMatch(/^[A-Z].+\.$/);
      }
    },
  );

  it.each([['training'], ['engine'], ['optimizer'], ['dataset'], ['loss'], ['layers', 0]])(
    'name an unknown key in %s %s',
    (...path) => {
      const keyed = [...path, 'surprise'];
      const problems = experimentProblems(changed(keyed, 1));
      expect(problems.map((problem) => problem.path)).toEqual([keyed]);
      expect(problems[0]!.message).toContain('surprise');
    },
  );

  it.each([
    ['formatVersion', 2],
    ['name', ' '],
    ['name', 'x'.repeat(201)],
    ['dataset', { kind: 'cifar' }],
    ['layers', []],
    ['layers', Array.from({ length: MAX_LAYERS + 1 }, () => softmax)],
    ['layers', [{ kind: 'Lambda' }]],
    ['loss', { kind: 'hinge' }],
    ['optimizer', { kind: 'Ftrl', learningRate: 1 }],
    ['schedule', { kind: 'Linear' }],
  ])('name %s when it is %j', (key, value) => {
    const problems = experimentProblems(changed([key], value));
    expect(problems[0]?.path[0]).toBe(key);
  });

  it.each([null, undefined, 5, 'text', []])('refuse %j altogether', (value) => {
    expect(experimentProblems(value).length).toBeGreaterThan(0);
  });

  it('show every bad field at once', () => {
    const training = { ...tutorial.training, epochs: 0, batchSize: 1.5, seed: -1 };
    const problems = experimentProblems({ ...tutorial, training });
    expect(problems.map((problem) => problem.path[1])).toEqual(['epochs', 'batchSize', 'seed']);
  });
});

describe('what does not fit together', () => {
  const withLayers = (...layers: LayerConfig[]): ExperimentConfig => ({ ...tutorial, layers });

  it('is a Dense on images, with the mend', () => {
    const [problem, ...more] = experimentProblems(withLayers(softmax));
    expect(more).toEqual([]);
    expect(problem?.path).toEqual(['layers', 0]);
    expect(problem?.message).toContain('Flatten');
  });

  it('is a last layer that has not one output a class', () => {
    const last: LayerConfig = newLayer('Dense', { units: 9, activation: 'softmax' });
    const [problem] = experimentProblems(withLayers({ kind: 'Flatten' }, last));
    expect(problem?.path).toEqual(['layers', 1]);
    expect(problem?.message).toContain('10');
    expect(experimentProblems(withLayers({ kind: 'Dropout', rate: 0.1 }))[0]?.path).toEqual([
      'layers',
      0,
    ]);
  });
});

describe('class weights', () => {
  const withWeights = (classWeight: readonly number[]) =>
    experimentProblems({ ...tutorial, training: { ...tutorial.training, classWeight } });

  it('are none, or one a class', () => {
    expect(withWeights([])).toEqual([]);
    expect(withWeights([1, 1, 1, 1, 1, 1, 1, 1, 1, 2.5])).toEqual([]);
    const [problem] = withWeights([1, 2]);
    expect(problem?.path).toEqual(['training', 'classWeight']);
    expect(problem?.message).toContain('2 class weights for 10 classes');
  });
});

describe('the kinds', () => {
  it.each(LAYER_KINDS)('%s: a new one is accepted inside a network', (kind) => {
    // After a vector, a sequence of rows, or an image with channels: each kind takes one of them.
    const inputs = [[784], [28, 28], [28, 28, 1]].map((targetShape) =>
      newLayer('Reshape', { targetShape }),
    );
    const problems = inputs.map((input) => {
      const layers = [input, newLayer(kind) as LayerConfig, newLayer('Flatten'), softmax];
      return experimentProblems({ ...tutorial, layers });
    });
    expect(problems).toContainEqual([]);
  });

  it.each(OPTIMIZER_KINDS)('%s: a new one is accepted', (kind) => {
    expect(experimentProblems({ ...tutorial, optimizer: newOptimizer(kind) })).toEqual([]);
  });

  it.each(LOSS_KINDS)('loss %s: a new one is accepted, and one that says only its kind', (kind) => {
    expect(experimentProblems({ ...tutorial, loss: newLoss(kind) })).toEqual([]);
    expect(experimentProblems({ ...tutorial, loss: { kind } })).toEqual([]);
  });

  it('have the defaults of Keras 3', () => {
    expect(newLoss('categorical_crossentropy').labelSmoothing).toBe(0);
    expect(newLoss('binary_crossentropy').labelSmoothing).toBe(0);
    expect(newLoss('huber').delta).toBe(1);
    expect(tutorial.training).toMatchObject({ batchSize: 32, validationSplit: 0, shuffle: true });
  });
});

describe('splitting the samples', () => {
  const split = (validationSplit: number) => splitCounts({ training: { validationSplit } }, 60_000);

  it('holds back the share asked for, rounded as Keras rounds it', () => {
    expect(split(0)).toEqual({ trainingCount: 60_000, validationCount: 0 });
    expect(split(0.1)).toEqual({ trainingCount: 54_000, validationCount: 6000 });
    // Keras: floor(60000 · (1 - 0.9)), and 1 - 0.9 is a little less than 0.1.
    expect(split(0.9)).toEqual({ trainingCount: 5999, validationCount: 54_001 });
  });

  it('makes 1,875 steps of the tutorial’s epoch, the last small batch counted', () => {
    expect(stepsPerEpoch(tutorial, 60_000)).toBe(1875);
    expect(stepsPerEpoch(tutorial, 60_001)).toBe(1876);
  });
});
