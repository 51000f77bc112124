import { describe, expect, it, vi } from 'vitest';
import { failure, success } from '../../contract/errors';
import type { EngineConfig, ExperimentConfig } from '../../contract/experiment';
import { presetExperiment } from '../../contract/presets';
import { openEngine, threadCount, type EngineEnvironment } from '../../engine/registry';
import { hasKernels, testEnvironment } from '../support/engines';
import { errorOf, valueOf } from '../support/results';

const experiment = (kind: EngineConfig['kind']): ExperimentConfig => ({
  ...presetExperiment('tutorial'),
  engine: { kind, precision: 'fast', threads: 1 },
});

const withoutKernels: EngineEnvironment = {
  hardwareThreads: 4,
  proofs: new Map(),
  readKernels: () => Promise.resolve(failure('dataMissing', 'The kernels are not there.')),
};

const withBrokenKernels: EngineEnvironment = {
  hardwareThreads: 4,
  proofs: new Map(),
  readKernels: () =>
    Promise.resolve(success({ plain: Uint8Array.of(1), relaxed: Uint8Array.of(1) })),
};

describe('choosing an engine', () => {
  it.runIf(hasKernels)('takes the built-in one when left to itself, and says why', async () => {
    const engine = valueOf(await openEngine(experiment('auto'), testEnvironment));
    expect(engine.info.id).toBe('builtin');
    expect(engine.info.reason).toContain('fastest');
    engine.dispose();
  });

  it.each([
    ['cannot be read', withoutKernels, 'The kernels are not there.'],
    ['cannot be compiled', withBrokenKernels, 'cannot run on this machine'],
  ])(
    'falls back to the reference when the kernels %s, with the reason',
    async (_, environment, reason) => {
      const { info } = valueOf(await openEngine(experiment('auto'), environment));
      expect(info.id).toBe('reference');
      expect(info.reason).toContain(reason);
    },
  );

  it('refuses, and takes nothing else, when the built-in engine was asked for and cannot be had', async () => {
    const asked = experiment('builtin');
    expect(errorOf(await openEngine(asked, withoutKernels)).code).toBe('dataMissing');
    expect(errorOf(await openEngine(asked, withBrokenKernels)).code).toBe('engineUnavailable');
  });

  it.runIf(hasKernels)('gives up opening the built-in one at the moment of a stop', async () => {
    let stop = (): void => undefined;
    const whenStopped = new Promise<void>((resolve) => (stop = resolve));
    let [breaths, isStopped] = [0, false];
    const host = {
      now: () => performance.now() + 100 * breaths,
      breathe: async () => {
        if (++breaths === 3) {
          isStopped = true;
          stop();
        }
        await new Promise(setImmediate);
      },
    };
    const environment = { ...testEnvironment, proofs: new Map() };
    const start = { host, isStopped: () => isStopped, whenStopped };
    const opened = await openEngine(experiment('auto'), environment, undefined, start);
    expect(errorOf(opened).code).toBe('startStopped');
    expect(breaths).toBe(3);
    // What it had begun is there for the next.
    valueOf(await openEngine(experiment('auto'), environment)).dispose();
    expect(environment.proofs.size).toBe(1);
  });

  it.runIf(hasKernels)('proves the kernels once for all who ask, of each precision', async () => {
    const readKernels = vi.fn(testEnvironment.readKernels);
    const environment = { ...testEnvironment, readKernels, proofs: new Map() };
    const fast = await Promise.all([1, 2].map(() => openEngine(experiment('auto'), environment)));
    const again = await openEngine(experiment('builtin'), environment);
    expect(readKernels).toHaveBeenCalledTimes(1);
    const engine = { ...experiment('auto').engine, precision: 'reproducible' as const };
    const other = await openEngine({ ...experiment('auto'), engine }, environment);
    expect(readKernels).toHaveBeenCalledTimes(2);
    const opened = [...fast, again, other].map(valueOf);
    expect(opened.map(({ info }) => info.precision)).toEqual([
      'fast',
      'fast',
      'fast',
      'reproducible',
    ]);
    for (const each of opened) each.dispose();
  });

  it.runIf(hasKernels)('tries again after a failure', async () => {
    const readKernels = vi
      .fn(testEnvironment.readKernels)
      .mockResolvedValueOnce(failure('engineUnavailable', 'not yet'))
      .mockRejectedValueOnce(new Error('a bug'));
    const environment = { ...testEnvironment, readKernels, proofs: new Map() };
    expect(errorOf(await openEngine(experiment('builtin'), environment)).message).toBe('not yet');
    await expect(openEngine(experiment('builtin'), environment)).rejects.toThrow('a bug');
    valueOf(await openEngine(experiment('builtin'), environment)).dispose();
  });

  it('opens the reference when asked for, without touching the kernels', async () => {
    const asked = experiment('reference');
    const environment = {
      hardwareThreads: 4,
      proofs: new Map(),
      readKernels: () => Promise.reject(new Error('not to be read')),
    };
    const { info } = valueOf(await openEngine(asked, environment));
    expect(info).toMatchObject({ id: 'reference', threads: 1, precision: 'reproducible' });
  });

  it('counts the machine’s threads for 0, at most 8', () => {
    expect([threadCount(0, 1), threadCount(0, 6), threadCount(0, 32)]).toEqual([1, 6, 8]);
    expect([threadCount(3, 1), threadCount(0, 0)]).toEqual([3, 1]);
  });
});
