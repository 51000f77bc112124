import { describe, expect, it } from 'vitest';
import { newLayer } from '../../../contract/layers/registry';
import { newOptimizer } from '../../../contract/optimizers/registry';
import { presetExperiment } from '../../../contract/presets';
import {
  addLayer,
  moveLayer,
  newDraft,
  removeLayer,
  selectedIndex,
  setField,
  setName,
  setOptimizer,
  type Draft,
  type Edit,
} from '../../../renderer/state/experiment-edit';

const tutorial = (): Draft => newDraft(presetExperiment('tutorial'));
const kinds = (draft: Draft): readonly string[] => draft.config.layers.map((layer) => layer.kind);

function after(draft: Draft, ...edits: readonly Edit[]): Draft {
  return edits.reduce((current, edit) => {
    const next = edit(current);
    if (next === undefined) throw new Error('The edit cannot be done.');
    return next;
  }, draft);
}

describe('a draft of an experiment', () => {
  it('begins with the first layer that has something to set', () => {
    expect(selectedIndex(tutorial())).toBe(1);
  });

  it('adds a layer after the selected one and selects it', () => {
    const draft = after(tutorial(), addLayer('Dropout'));
    expect(kinds(draft)).toEqual(['Flatten', 'Dense', 'Dropout', 'Dense']);
    expect(selectedIndex(draft)).toBe(2);
  });

  it('adds a layer before the output layer when that one is selected', () => {
    const draft = { ...tutorial(), selectedId: 2 };
    expect(kinds(after(draft, addLayer('Dropout')))).toEqual([
      'Flatten',
      'Dense',
      'Dropout',
      'Dense',
    ]);
  });

  it('suggests relu for a hidden layer, though one without an activation is linear', () => {
    const [, , added] = after(tutorial(), addLayer('Dense')).config.layers;
    expect(added).toEqual(newLayer('Dense', { activation: 'relu' }));
    expect(newLayer('Dense').activation).toBe('linear');
    const [, , steps] = after(tutorial(), addLayer('TimeDistributed')).config.layers;
    expect(steps).toHaveProperty('layer.activation', 'relu');
  });

  it('gives each layer an identity that stays with it when it is moved', () => {
    const draft = after(tutorial(), moveLayer(0, 2));
    expect(kinds(draft)).toEqual(['Dense', 'Dense', 'Flatten']);
    expect(draft.layerIds).toEqual([1, 2, 0]);
    expect(selectedIndex(draft)).toBe(0);
  });

  it('never gives a new layer the identity of a living one', () => {
    const draft = after(tutorial(), removeLayer(0), addLayer('Flatten'), addLayer('Dropout'));
    expect(new Set(draft.layerIds).size).toBe(draft.config.layers.length);
  });

  it('selects a neighbour when the selected layer is removed', () => {
    const draft = after(tutorial(), removeLayer(1));
    expect(kinds(draft)).toEqual(['Flatten', 'Dense']);
    expect(selectedIndex(draft)).toBe(1);
  });

  it('keeps the last layer that is left', () => {
    const draft = after(tutorial(), removeLayer(0), removeLayer(0));
    expect(removeLayer(0)(draft)).toBeUndefined();
  });

  it('refuses to move a layer out of the list', () => {
    expect(moveLayer(0, 3)(tutorial())).toBeUndefined();
    expect(moveLayer(-1, 0)(tutorial())).toBeUndefined();
  });

  it('changes one field of one layer and leaves the old draft as it was', () => {
    const before = tutorial();
    const draft = after(before, setField(['layers', 1, 'units'], 64));
    expect(draft.config.layers[1]).toMatchObject({ kind: 'Dense', units: 64, activation: 'relu' });
    expect(before.config.layers[1]).toMatchObject({ units: 128 });
  });

  it("takes another optimizer with that optimizer's own initial values", () => {
    expect(after(tutorial(), setOptimizer('SGD')).config.optimizer).toEqual(newOptimizer('SGD'));
  });

  it('changes a value of an inner kind by its path', () => {
    const draft = after(
      tutorial(),
      setField(['layers', 1, 'kernelInitializer'], { kind: 'random_normal', stddev: 0.05 }),
      setField(['layers', 1, 'kernelInitializer', 'stddev'], 0.1),
    );
    expect(draft.config.layers[1]).toMatchObject({
      units: 128,
      kernelInitializer: { kind: 'random_normal', stddev: 0.1 },
    });
  });

  it('keeps a learning rate set by hand when the optimizer changes', () => {
    const tuned = after(tutorial(), setField(['optimizer', 'learningRate'], 0.5));
    expect(after(tuned, setOptimizer('SGD')).config.optimizer.learningRate).toBe(0.5);
  });

  it('refuses an empty name', () => {
    expect(setName('   ')(tutorial())).toBeUndefined();
    expect(after(tutorial(), setName(' Mine ')).config.name).toBe('Mine');
  });
});
