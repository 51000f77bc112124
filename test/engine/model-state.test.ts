import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newLayer } from '../../contract/layers/registry';
import type { Engine, ModelState, NamedTensor } from '../../engine/engine';
import { initialWeights } from '../../engine/initial-weights';
import { ENGINES_UNDER_TEST } from '../support/engines';
import { errorOf, valueOf } from '../support/results';
import { ADAM, smallDefinition, smallSamples } from '../support/training-bench';

const indices = Uint32Array.from({ length: 8 }, (_, index) => index);

/** One fault each, and the name that the error must tell. */
const FAULTS: readonly (readonly [string, string, (state: ModelState) => ModelState])[] = [
  ['a missing weight', '2/bias', (state) => ({ ...state, weights: state.weights.slice(0, -1) })],
  ['a missing slot', '0/', (state) => ({ ...state, slots: state.slots.slice(1) })],
  ['an unknown weight', '9/kernel', (state) => withWeight(state, { name: '9/kernel' })],
  ['another shape', '0/kernel', (state) => withWeight(state, { shape: [6, 4] })],
  ['too little data', '0/kernel', (state) => withWeight(state, { data: new Float32Array(23) })],
  [
    'a weight given twice',
    '0/kernel',
    (state) => ({ ...state, weights: [...state.weights, ...state.weights.slice(0, 1)] }),
  ],
  ['a count of steps that is none', 'iterations', (state) => ({ ...state, iterations: -1 })],
];

function withWeight(state: ModelState, change: Partial<NamedTensor>): ModelState {
  const [first, ...rest] = state.weights;
  return { ...state, weights: [{ ...first!, ...change }, ...rest] };
}

describe.each(ENGINES_UNDER_TEST)('the state of a model of $name', (underTest) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await underTest.open();
  });
  afterAll(() => {
    engine.dispose();
  });
  const newModel = () => valueOf(engine.build(smallDefinition(ADAM)));
  const trained = () => {
    const model = newModel();
    const samples = valueOf(engine.load(smallSamples()));
    for (let step = 0; step < 3; step++) model.trainBatch(samples, indices, 0, 8);
    return { model, samples };
  };

  it('begins with the initial weights of the seed, slots of zero and no step done', () => {
    const { weights, slots, iterations } = newModel().getState();
    const spec = { shape: [4, 6], initializer: { kind: 'glorot_uniform' } } as const;
    expect(weights.map(({ name }) => name)).toEqual(['0/kernel', '0/bias', '2/kernel', '2/bias']);
    expect(weights[0]!.data).toEqual(initialWeights(spec, 11, 0, 0));
    expect(weights[1]!.data).toEqual(new Float32Array(6));
    expect(slots).toHaveLength(8);
    for (const { data } of slots) expect(data).toEqual(new Float32Array(data.length));
    expect(iterations).toBe(0);
  });

  it('holds a weight and its slots under matching names and shapes', () => {
    const { weights, slots, iterations } = trained().model.getState();
    expect(iterations).toBe(3);
    for (const { name, shape } of weights) {
      const own = slots.filter((slot) => slot.name.startsWith(`${name}/`));
      expect(own.map((slot) => slot.name).sort()).toEqual([`${name}/m`, `${name}/v`]);
      for (const slot of own) expect(slot.shape).toEqual(shape);
    }
  });

  it('comes back as it was put in', () => {
    const state = trained().model.getState();
    const other = newModel();
    valueOf(other.setState(state));
    expect(other.getState()).toEqual(state);
  });

  it('is a copy: training on does not change it', () => {
    const { model, samples } = trained();
    const state = model.getState();
    const before = structuredClone(state);
    model.trainBatch(samples, indices, 0, 8);
    expect(state).toEqual(before);
    expect(model.getState()).not.toEqual(before);
  });

  it.each(FAULTS)('with %s is refused by name, and nothing changes', (_fault, name, spoil) => {
    const { model } = trained();
    const before = model.getState();
    const { code, message } = errorOf(model.setState(spoil(before)));
    expect(code).toBe('invalidRequest');
    expect(message).toContain(name);
    expect(model.getState()).toEqual(before);
  });

  it('of layers that do not fit each other is never made', () => {
    const layers = [newLayer('MaxPooling2D'), ...smallDefinition(ADAM).layers];
    const definition = { ...smallDefinition(ADAM), layers };
    expect(errorOf(engine.build(definition)).code).toBe('invalidConfig');
  });
});
