import { afterEach, describe, expect, it, vi } from 'vitest';
import { RunSaver } from '../../../main/training/worker/run-saver';
import { temporaryFolder } from '../../support/temporary-folder';

afterEach(() => vi.restoreAllMocks());

function bench() {
  let now = 1000;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const saver = new RunSaver(temporaryFolder());
  let asked = 0;
  const parts = () => {
    asked++;
    return {};
  };
  return {
    saver,
    parts,
    asked: () => asked,
    pass: (ms: number) => void (now += ms),
    /** Until what was offered, which is nothing to write, counts as written. */
    written: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

describe('RunSaver', () => {
  it('saves at the ends of epochs, at most once a second', async () => {
    const { saver, parts, asked, pass, written } = bench();
    saver.offer(parts);
    await written();
    pass(999);
    saver.offer(parts);
    expect(asked()).toBe(1);
    pass(1);
    saver.offer(parts);
    expect(asked()).toBe(2);
    await written();
  });

  it('saves amid an epoch that takes long, every ten seconds', async () => {
    const { saver, parts, asked, pass, written } = bench();
    pass(9999);
    saver.offerAmidEpoch(parts);
    expect(asked()).toBe(0);
    pass(1);
    saver.offerAmidEpoch(parts);
    expect(asked()).toBe(1);
    await written();
    pass(9000);
    saver.offerAmidEpoch(parts);
    expect(asked()).toBe(1);
    pass(1000);
    saver.offerAmidEpoch(parts);
    expect(asked()).toBe(2);
    await written();
  });

  it('saves less often amid an epoch where saving itself takes long', async () => {
    const { saver, parts, asked, pass, written } = bench();
    pass(10_000);
    saver.offerAmidEpoch(parts);
    pass(600);
    await written();
    saver.offerAmidEpoch(parts);
    pass(29_000);
    saver.offerAmidEpoch(parts);
    expect(asked()).toBe(1);
    pass(1000);
    saver.offerAmidEpoch(parts);
    expect(asked()).toBe(2);
    await written();
  });
});
