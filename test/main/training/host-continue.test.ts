import { describe, expect, it, vi } from 'vitest';
import { hostBench, named } from '../../support/host-bench';
import { errorOf, valueOf } from '../../support/results';

vi.mock('electron', () => ({ utilityProcess: {} }));

describe('TrainingHost and a run that failed', () => {
  it('lets a run whose process died go on from its checkpoint, in a new process', async () => {
    const { host, forks } = hostBench();
    await host.request('start', named('abort saved'));
    const { status } = host.run;
    expect(status).toMatchObject({ phase: 'failed', checkpoint: { epoch: 1, step: 1875 } });
    expect(status.phase === 'failed' && status.error.message).toContain('up to step 1,875');
    valueOf(await host.continueRun({ epochs: 4 }));
    expect(forks()).toBe(2);
    expect(host.run.status).toEqual({ phase: 'training', runId: 'run-1' });
    expect(host.run.history?.totalEpochs).toBe(7);
  });

  it('has nothing to go on from when the process died before the first checkpoint', async () => {
    const { host } = hostBench();
    await host.request('start', named('abort running'));
    const { status } = host.run;
    expect(status.phase === 'failed' && status.error.message).toContain('Nothing of the run');
    expect(errorOf(await host.continueRun({ epochs: 4 })).code).toBe('illegalCommand');
  });

  it('lets a run go on in a new process after a native library has failed', async () => {
    const { host, forks } = hostBench();
    valueOf(await host.request('start', named('lost saved')));
    await vi.waitFor(() => {
      expect(host.run.status.phase).toBe('failed');
    });
    valueOf(await host.continueRun({ epochs: 4 }));
    expect(forks()).toBe(2);
    expect(host.run.status.phase).toBe('training');
  });

  it('takes the wish to go on for one more try after three crashes', async () => {
    const { host, forks } = hostBench();
    for (let i = 0; i < 3; i++) await host.request('start', named('segv saved'));
    expect(forks()).toBe(3);
    valueOf(await host.continueRun({ epochs: 4 }));
    expect(forks()).toBe(4);
  });
});
