import { describe, expect, it, vi } from 'vitest';
import { doInPieces } from '../../../engine/in-pieces';
import type { LoopHost } from '../../../engine/loop-host';
import { freeHost, Gate, gatedHost, holdersHost } from '../../../main/training/worker/gate';

describe('the gate', () => {
  /** Steps, batches of an evaluation and predictions, each in pieces between which all the others may ask. */
  function uses(gate: Gate) {
    const log: string[] = [];
    let clock = 0;
    const now = () => (clock += 5);
    function* inPieces(name: string): Generator<undefined, string, void> {
      for (let piece = 0; piece < 4; piece++) {
        log.push(name);
        yield;
      }
      return name;
    }
    const one = (name: string, host: LoopHost) =>
      doInPieces(
        inPieces(name),
        () => undefined,
        { ...host, now },
        () => false,
      );
    const several = async (name: string, count: number, host: LoopHost) => {
      for (let at = 0; at < count; at++) await one(`${name} ${at}`, host);
    };
    return {
      log,
      train: () => several('train', 12, gatedHost(gate)),
      evaluate: (name: string) => gate.hold(() => several(name, 3, holdersHost(gate))),
      predict: (name: string) => Promise.resolve(one(name, holdersHost(gate))),
    };
  }
  const breaths = async (count: number) => {
    for (let i = 0; i < count; i++) await freeHost.breathe();
  };

  it.each([
    ['predict', 'evaluate'],
    ['evaluate', 'predict'],
    ['predict', 'evaluate', 'predict', 'evaluate', 'predict'],
  ] as const)('gives each its turn, in whatever order they ask: %s, %s …', async (...asked) => {
    for (let pause = 0; pause < 6; pause++) {
      const { log, train, evaluate, predict } = uses(new Gate());
      const all: Promise<unknown>[] = [train()];
      for (const [place, kind] of asked.entries()) {
        await breaths(pause);
        const name = `${kind} ${place}`;
        all.push(kind === 'predict' ? predict(name) : evaluate(name));
      }
      await Promise.all(all);
      // What is half done is not disturbed.
      const units = log.filter((name, at) => name !== log[at - 1]);
      expect(new Set(units).size).toBe(units.length);
      // No step comes between two batches of an evaluation.
      for (const [place, kind] of asked.entries()) {
        if (kind !== 'evaluate') continue;
        const first = units.indexOf(`evaluate ${place} 0`);
        const last = units.indexOf(`evaluate ${place} 2`);
        const between = units.slice(first, last).filter((name) => name.startsWith('train'));
        expect(between).toEqual([]);
      }
    }
  });

  it('does not keep a step waiting that is not wanted any more', async () => {
    const gate = new Gate();
    let release = (): void => undefined;
    const held = gate.hold(() => new Promise<void>((resolve) => (release = resolve)));
    let isStopped = false;
    const begun = vi.fn();
    const step = (function* (): Generator<undefined, void, void> {
      begun();
      yield;
    })();
    const done = doInPieces(
      step,
      () => undefined,
      gatedHost(gate),
      () => isStopped,
    );
    await breaths(2);
    isStopped = true;
    gate.wake();
    expect(await done).toBe(false);
    expect(begun).not.toHaveBeenCalled();
    release();
    await held;
  });
});
