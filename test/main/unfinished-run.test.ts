import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { failure, success, type ErrorCode } from '../../contract/errors';
import { presetExperiment } from '../../contract/presets';
import type { RunStatus } from '../../contract/run-status';
import { UnfinishedRunDesk } from '../../main/unfinished-run';
import { EVALUATION, RUN_ID as runId } from '../support/run-events';
import { errorOf, valueOf } from '../support/results';
import { temporaryFolder } from '../support/temporary-folder';

const STAND = { name: 'Mine', epoch: 2, step: 3, totalEpochs: 5, savedAt: 1 };
const training = { phase: 'training', runId } as const;

function bench(kept?: object) {
  const path = join(temporaryFolder(), 'unfinished-run.json');
  if (kept !== undefined) writeFileSync(path, JSON.stringify(kept));
  const request = vi.fn((name: string) =>
    Promise.resolve(success(name === 'reopen' ? { runId } : STAND)),
  );
  const start = () => new UnfinishedRunDesk(path, { request } as never, () => undefined);
  const desk = start();
  const onDisk = async () => {
    await desk.settled();
    return (JSON.parse(readFileSync(path, 'utf8')) as { run: unknown }).run;
  };
  return { desk, request, onDisk, start };
}

const left = (reason: string) => ({ run: { runId, reason } });
const failed = (code: ErrorCode): RunStatus => ({
  phase: 'failed',
  runId,
  error: { code, message: '' },
});

describe('UnfinishedRunDesk', () => {
  it('finds nothing at the first start', async () => {
    const { desk, request } = bench();
    expect(valueOf(await desk.offer())).toBeNull();
    expect(errorOf(await desk.reopen({})).code).toBe('noModel');
    expect(request).not.toHaveBeenCalled();
  });

  it('keeps on disk which run is under way, so that a crash leaves it to the next start', async () => {
    const { desk, onDisk, start } = bench();
    desk.follow(training);
    expect(await onDisk()).toEqual({ runId, reason: 'cutOff' });
    desk.follow({ phase: 'paused', runId });
    const next = start();
    expect(valueOf(await next.offer())).toEqual({ ...STAND, reason: 'cutOff' });
    expect(valueOf(await desk.offer())).toBeNull();
  });

  it('tells a run that was paused by closing', async () => {
    const { desk, onDisk, start } = bench();
    desk.follow(training);
    desk.leave();
    // The process saves it on its way out.
    desk.follow({ phase: 'stopped', runId });
    expect(await onDisk()).toEqual({ runId, reason: 'closed' });
    expect(valueOf(await start().offer())).toMatchObject({ reason: 'closed' });
  });

  it('offers no run that finished while the app was ending', async () => {
    const { desk, onDisk } = bench();
    desk.follow(training);
    desk.leave();
    desk.follow({ phase: 'finished', runId, evaluation: EVALUATION });
    expect(await onDisk()).toBeNull();
  });

  it.each([
    { phase: 'stopped', runId },
    { phase: 'finished', runId, evaluation: EVALUATION },
    failed('diverged'),
  ] as const)('has nothing to offer after a run that is $phase', async (status) => {
    const { desk, onDisk } = bench();
    desk.follow(training);
    desk.follow(status);
    desk.leave();
    expect(await onDisk()).toBeNull();
  });

  it.each(['trainerCrashed', 'engineFailed', 'outOfMemory', 'notWritable'] as const)(
    'offers a run that failed with %s at the next start',
    async (code) => {
      const { desk, onDisk } = bench();
      desk.follow(training);
      desk.follow(failed(code));
      desk.leave();
      expect(await onDisk()).toEqual({ runId, reason: 'cutOff' });
    },
  );

  it('goes on with it, on the engine that is wished', async () => {
    const { desk, request } = bench(left('closed'));
    const { engine } = presetExperiment('tutorial');
    expect(valueOf(await desk.reopen({ engine }))).toEqual({ runId });
    expect(request).toHaveBeenCalledExactlyOnceWith('reopen', { runId, engine });
    desk.follow(training);
    expect(valueOf(await desk.offer())).toBeNull();
  });

  it('keeps the offer when it cannot go on yet', async () => {
    const { desk, request } = bench(left('closed'));
    request.mockResolvedValueOnce(failure('engineUnavailable', 'none'));
    expect(errorOf(await desk.reopen({})).code).toBe('engineUnavailable');
    expect(valueOf(await desk.offer())).not.toBeNull();
  });

  it('does not offer again what was dismissed, nor what another run has replaced', async () => {
    const { desk, onDisk, start } = bench(left('closed'));
    desk.dismiss();
    expect(valueOf(await desk.offer())).toBeNull();
    expect(await onDisk()).toBeNull();
    expect(valueOf(await start().offer())).toBeNull();
    const other = bench(left('closed'));
    other.desk.follow({ phase: 'training', runId: 'run-2' });
    expect(valueOf(await other.desk.offer())).toBeNull();
    expect(await other.onDisk()).toEqual({ runId: 'run-2', reason: 'cutOff' });
  });

  it('drops a run without a checkpoint, but not one that could not be asked for', async () => {
    const { desk, request, onDisk } = bench(left('cutOff'));
    request.mockResolvedValueOnce(failure('trainerCrashed', ''));
    expect(valueOf(await desk.offer())).toBeNull();
    expect(await onDisk()).not.toBeNull();
    request.mockResolvedValueOnce(failure('noModel', ''));
    expect(valueOf(await desk.offer())).toBeNull();
    expect(await onDisk()).toBeNull();
  });
});
