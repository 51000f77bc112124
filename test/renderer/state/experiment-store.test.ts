import { describe, expect, it } from 'vitest';
import { ExperimentStore } from '../../../renderer/state/experiment-store.svelte';

describe('the experiment store', () => {
  it('begins with the tutorial: 101,770 parameters, no problem, 1,875 steps', () => {
    const store = new ExperimentStore();
    expect(store.problems).toEqual([]);
    expect(store.summary).toMatchObject({ ok: true, parameterCount: 101_770 });
    expect(store.stepsPerEpoch).toBe(1875);
    expect(store.isPreset('tutorial')).toBe(true);
  });

  it('says beside the field what is wrong with it', () => {
    const store = new ExperimentStore();
    store.setField(['layers', 1, 'units'], 0);
    expect(store.problems).toEqual([
      { path: ['layers', 1, 'units'], message: 'Enter a whole number from 1 to 16384.' },
    ]);
    store.setField(['training', 'batchSize'], Number.NaN);
    expect(store.problems.map(({ path }) => path.join('.'))).toContain('training.batchSize');
  });

  it('says where the network does not fit together', () => {
    const store = new ExperimentStore();
    store.removeLayer(0);
    expect(store.problems[0]?.path).toEqual(['layers', 0]);
    expect(store.problems[0]?.message).toContain('Flatten');
  });

  it('takes back a removed layer, a moved one and a reset, in turn', () => {
    const store = new ExperimentStore();
    const before = store.config;
    store.removeLayer(1);
    store.moveLayer(0, 1);
    store.startFrom('tutorial');
    expect(store.isPreset('tutorial')).toBe(true);
    expect(store.undo()).toBe(true);
    expect(store.config.layers.map(({ kind }) => kind)).toEqual(['Dense', 'Flatten']);
    store.undo();
    store.undo();
    expect(store.config).toEqual(before);
    expect(store.undo()).toBe(false);
  });

  it('does not count what cannot be done as a step to undo', () => {
    const store = new ExperimentStore();
    expect(store.moveLayer(0, 0)).toBe(false);
    expect(store.canUndo).toBe(false);
  });
});
