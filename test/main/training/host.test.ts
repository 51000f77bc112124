import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { nextHistory, type History } from '../../../contract/history';
import { presetExperiment } from '../../../contract/presets';
import { PendingRequests } from '../../../main/training/pending-requests';
import { RestartPolicy } from '../../../main/training/restart-policy';
import { stepPatienceSeconds } from '../../../main/training/step-patience';
import { TrainerConnection } from '../../../main/training/trainer-connection';
import type { ForkTrainer, TrainerListener } from '../../../main/training/trainer-process';
import { RequestServer } from '../../../main/training/worker/request-server';
import { hasKernels } from '../../support/engines';
import { forkFake, hostBench, named } from '../../support/host-bench';
import { errorOf, valueOf } from '../../support/results';

vi.mock('electron', () => ({ utilityProcess: {} }));

describe('TrainingHost', () => {
  it('starts the next run in a new process when this one is outdated, and no other', async () => {
    const { host, forks } = hostBench();
    host.renewBeforeNextRun();
    valueOf(await host.request('pause', undefined));
    expect(forks()).toBe(1);
    expect(valueOf(await host.request('start', named('x')))).toEqual({ runId: 'run-1' });
    expect(forks()).toBe(2);
    valueOf(await host.request('pause', undefined));
    expect(forks()).toBe(2);
  });

  it('matches replies to requests', async () => {
    const { host } = hostBench();
    const [started, paused] = await Promise.all([
      host.request('start', named('x')),
      host.request('pause', undefined),
    ]);
    expect(valueOf(started)).toEqual({ runId: 'run-1' });
    expect(paused).toEqual({ ok: true, value: undefined });
  });

  it.each(['segv', 'abort', 'exit', 'throw'])(
    'turns a crash by %s into an error and an event, and has a new process ready',
    async (way) => {
      const { host, events, forks } = hostBench();
      const error = errorOf(await host.request('start', named(`${way} running`)));
      expect(error.code).toBe('trainerCrashed');
      expect(events.map(({ type }) => type)).toEqual(['runStarted', 'runFailed']);
      expect(host.run.status).toMatchObject({ phase: 'failed', error: { code: 'trainerCrashed' } });
      expect(forks()).toBe(2);
      expect(valueOf(await host.request('start', named('x')))).toEqual({ runId: 'run-1' });
    },
  );

  it('leaves a finished run alone when an idle process dies', async () => {
    const { host, events } = hostBench();
    await host.request('start', named('segv'));
    expect(events).toEqual([]);
    expect(host.run.status.phase).toBe('idle');
  });

  it('gives up after three crashes in five minutes, until the user starts once more', async () => {
    const { host, forks } = hostBench();
    for (let i = 0; i < 3; i++) await host.request('start', named('segv'));
    expect(forks()).toBe(3);
    const error = errorOf(await host.request('evaluate', undefined));
    expect(error.code).toBe('trainerCrashed');
    expect(error.message).toContain('3 times');
    expect(valueOf(await host.request('start', named('x')))).toEqual({ runId: 'run-1' });
    expect(forks()).toBe(4);
  });

  it('starts the next run in a new process when a native library has failed, and calls it no crash', async () => {
    const { host, forks, logged } = hostBench();
    valueOf(await host.request('start', named('lost running')));
    await vi.waitFor(() => {
      expect(host.run.status).toMatchObject({ phase: 'failed', error: { code: 'engineFailed' } });
    });
    expect(forks()).toBe(1);
    valueOf(await host.request('start', named('x')));
    expect(forks()).toBe(2);
    valueOf(await host.request('start', named('x')));
    expect(forks()).toBe(2);
    expect(logged).toEqual([]);
  });

  it('believes nothing that has not the agreed form', async () => {
    const { host, events, logged } = hostBench();
    expect(errorOf(await host.request('start', named('nonsense'))).code).toBe('unexpected');
    expect(events).toEqual([]);
    expect(logged.filter((line) => line.includes('nonsense'))).toHaveLength(2);
  });

  it('caps what a flood of output leaves in the log', async () => {
    const { host, logged } = hostBench();
    valueOf(await host.request('start', named('flood')));
    expect(Math.max(...logged.map((line) => line.length))).toBeLessThan(2100);
  });

  it('begins when it is opened and ends for good when disposed of, which is no crash', async () => {
    const { host, logged, forks } = hostBench();
    expect(forks()).toBe(0);
    host.open();
    await host.dispose();
    host.open();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(logged).toEqual([]);
    expect(forks()).toBe(1);
  });
});

/** The real server and service, in this process; every message goes through a clone, as between processes. */
const forkHere: ForkTrainer = (listener: TrainerListener) => {
  const later = (act: () => void) => setTimeout(act, 0);
  const server = new RequestServer({
    send: (message) => {
      const copy = structuredClone(message);
      later(() => {
        listener.onMessage(copy);
      });
    },
    exit: () => {
      listener.onExit(0);
    },
    logBug: (error) => {
      listener.onOutput(String(error));
    },
  });
  return {
    send: (message) => {
      const copy: unknown = structuredClone(message);
      later(() => void server.serve(copy));
    },
    kill: () => undefined,
  };
};

describe.runIf(hasKernels)('TrainingHost over the real service and data', () => {
  it('has every point in its snapshot at every moment, as a window that heard all would', async () => {
    const { host, events, logged } = hostBench(forkHere);
    const tutorial = presetExperiment('tutorial');
    const config = {
      ...tutorial,
      training: { ...tutorial.training, epochs: 1, batchSize: 256 },
      engine: { ...tutorial.engine, threads: 1 },
    };
    const { runId } = valueOf(await host.request('start', { config }));
    const heard = () =>
      events.reduce<History | undefined>(
        (history, event) => nextHistory(history, event),
        undefined,
      );
    while (host.run.status.phase !== 'finished') {
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(host.run.snapshot().history).toEqual(heard());
      if (host.run.status.phase === 'failed') throw new Error(host.run.status.error.message);
    }
    const { status, history, config: frozen } = host.run.snapshot();
    expect(status).toMatchObject({ phase: 'finished', runId });
    expect(history?.steps.loss).toHaveLength(Math.ceil(60_000 / 256));
    expect(frozen).toEqual(config);
    const samples = { kind: 'mnist', split: 'test', indices: [0, 9999] } as const;
    const { labels, pixels } = valueOf(
      await host.request('samples', { ...samples, indices: [0, 9999] }),
    );
    expect(labels).toEqual([7, 6]);
    expect(pixels).toHaveLength(2 * 784);
    const beyond = await host.request('samples', { ...samples, indices: [10_000] });
    expect(errorOf(beyond).message).toContain('9,999');
    expect(logged).toEqual([]);
  });
});

describe('TrainerConnection', () => {
  it('ends a process that is silent for longer than it may be', async () => {
    const onCrash = vi.fn();
    const connection = new TrainerConnection({
      fork: forkFake,
      onEvents: () => undefined,
      onCrash,
      patienceSeconds: () => 2,
      log: () => undefined,
    });
    valueOf(await connection.ask('stop', undefined));
    void connection.ask('start', named('hang'));
    await vi.waitFor(() => {
      expect(onCrash).toHaveBeenCalledExactlyOnceWith('no answer');
    }, 10_000);
  });
});

describe('PendingRequests', () => {
  it('answers a request that gets no reply in time, and ignores the late one', async () => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const pending = new PendingRequests();
    const ids: number[] = [];
    const evaluating = pending.add('evaluate', 5, (id) => ids.push(id));
    vi.advanceTimersByTime(604_900);
    const later = Promise.race([evaluating, Promise.resolve('waiting')]);
    expect(await later).toBe('waiting');
    vi.advanceTimersByTime(200);
    pending.settle(ids[0]!, { ok: true, value: 1 });
    expect(errorOf(await evaluating).message).toContain('605 seconds');
  });
});

describe('RestartPolicy', () => {
  it('forgets crashes after five minutes', () => {
    const policy = new RestartPolicy();
    policy.crashed(0);
    policy.crashed(1000);
    policy.crashed(300_500);
    expect(policy.mayRestart).toBe(true);
    policy.crashed(300_600);
    expect(policy.mayRestart).toBe(false);
  });
});

describe('stepPatienceSeconds', () => {
  it('grows with the work of one batch, from 15 seconds for a small one', () => {
    const tutorial = presetExperiment('tutorial');
    expect(stepPatienceSeconds(undefined)).toBe(15);
    expect(stepPatienceSeconds(tutorial)).toBeLessThan(16);
    const large = {
      ...tutorial,
      layers: tutorial.layers.map((l) => (l.kind === 'Dense' ? { ...l, units: 16384 } : l)),
      training: { ...tutorial.training, batchSize: 8192 },
    };
    expect(stepPatienceSeconds(large)).toBeGreaterThan(60);
  });

  it('waits for a GPU that compiles its kernels, where one may be used', () => {
    const tutorial = presetExperiment('tutorial');
    const on = (kind: 'auto' | 'builtin' | 'tensorflow') => ({
      ...tutorial,
      engine: { ...tutorial.engine, kind },
    });
    expect(stepPatienceSeconds(on('tensorflow'), true)).toBe(600);
    expect(stepPatienceSeconds(on('auto'), true)).toBe(600);
    expect(stepPatienceSeconds(on('builtin'), true)).toBeLessThan(16);
    expect(stepPatienceSeconds(on('auto'), false)).toBeLessThan(16);
  });
});
