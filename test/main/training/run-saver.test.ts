import { afterEach, describe, expect, it, vi } from 'vitest';
import type { EngineInfo } from '../../../contract/engine-info';
import { presetExperiment } from '../../../contract/presets';
import { describeEnvironment } from '../../../main/runs/run-environment';
import { RunSaver } from '../../../main/training/worker/run-saver';
import { temporaryFolder } from '../../support/temporary-folder';

afterEach(() => vi.restoreAllMocks());

const experiment = presetExperiment('tutorial');
const engine: EngineInfo = {
  id: 'builtin',
  version: '1',
  device: 'CPU',
  threads: 1,
  precision: 'fast',
  reason: 'For a test.',
};
const facts = { appVersion: '1.2.3', engine, seed: 7, data: { kind: 'mnist', sha256: {} } };
const environment = describeEnvironment(facts, new Date(0));

function bench() {
  let now = 1000;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const saver = new RunSaver(temporaryFolder(), { experiment, environment });
  let asked = 0;
  const parts = () => {
    asked++;
    return Promise.resolve({});
  };
  return {
    offer: () => saver.offer(parts, () => undefined),
    isOverdue: () => saver.isOverdue,
    asked: () => asked,
    pass: (ms: number) => void (now += ms),
    /** Until what was offered, which is nothing to write, counts as written. */
    written: () => saver.save({}),
  };
}

describe('RunSaver', () => {
  it('saves at the ends of epochs, at most once a second', async () => {
    const { offer, asked, pass, written } = bench();
    await offer();
    await written();
    pass(999);
    await offer();
    expect(asked()).toBe(1);
    pass(1);
    await offer();
    expect(asked()).toBe(2);
    await written();
  });

  it('would save amid an epoch that takes long, every ten seconds', async () => {
    const { offer, isOverdue, pass, written } = bench();
    pass(9999);
    expect(isOverdue()).toBe(false);
    pass(1);
    expect(isOverdue()).toBe(true);
    await offer();
    await written();
    pass(9000);
    expect(isOverdue()).toBe(false);
    pass(1000);
    expect(isOverdue()).toBe(true);
  });

  it('would save less often amid an epoch where saving itself takes long', async () => {
    const { offer, isOverdue, pass, written } = bench();
    pass(10_000);
    await offer();
    pass(600);
    await written();
    pass(29_000);
    expect(isOverdue()).toBe(false);
    pass(1000);
    expect(isOverdue()).toBe(true);
  });
});
