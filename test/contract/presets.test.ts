import { describe, expect, it } from 'vitest';
import { datasetDefinition } from '../../contract/datasets/registry';
import { summarizeNetwork } from '../../contract/network';
import { PRESET_IDS, presetExperiment, type PresetId } from '../../contract/presets';

/** As Keras counts them. */
const PARAMETERS: Readonly<Record<PresetId, number>> = {
  tutorial: 101_770,
  deep: 669_706,
  cnn: 34_826,
  lstm: 81_674,
  gru: 61_962,
  simpleRnn: 21_386,
  regression: 4_865,
};

describe('the ready experiments', () => {
  it.each(PRESET_IDS)('%s has as many parameters as Keras’s network', (id) => {
    const { dataset, layers } = presetExperiment(id);
    const summary = summarizeNetwork(datasetDefinition(dataset.kind).inputShape, layers);
    expect(summary).toMatchObject({ ok: true, parameterCount: PARAMETERS[id] });
  });
});
