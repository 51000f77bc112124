import { describe, expect, it } from 'vitest';
import type { History } from '../../../contract/history';
import { presetExperiment } from '../../../contract/presets';
import { estimatedSeconds } from '../../../renderer/forms/training-note';
import { foldEvents, NO_RUN } from '../../../renderer/state/run-fold';
import { startEvent, stepEvents } from '../harness/scenes';

const trained = presetExperiment('tutorial');
const history = foldEvents(NO_RUN, [startEvent(trained), ...stepEvents(0, 1000)])
  .history as History;

describe('how long training will take', () => {
  it('follows from the last run of the same network', () => {
    const seconds = estimatedSeconds(trained, 1875, history, trained);
    expect(seconds).toBeCloseTo((history.elapsedSeconds / 1000) * 1875 * 5, 9);
  });

  it('scales with the epochs asked for', () => {
    const longer = { ...trained, training: { ...trained.training, epochs: 10 } };
    const once = estimatedSeconds(trained, 1875, history, trained) ?? NaN;
    expect(estimatedSeconds(longer, 1875, history, trained)).toBeCloseTo(2 * once, 9);
  });

  it('is not guessed for another network or before anything ran', () => {
    const other = { ...trained, layers: trained.layers.slice(1) };
    expect(estimatedSeconds(other, 1875, history, trained)).toBeUndefined();
    expect(estimatedSeconds(trained, 1875, undefined, undefined)).toBeUndefined();
  });
});
