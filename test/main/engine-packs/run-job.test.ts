import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { appError } from '../../../contract/errors';
import { runJob, type ForkJob, type JobOptions } from '../../../main/engine-packs/run-job';
import { errorOf, valueOf } from '../../support/results';

type Options = Partial<Pick<JobOptions<unknown>, 'deed' | 'signal'>>;

const run = (...messages: readonly unknown[]) => runAs({}, ...messages);

/** A job whose process sends these messages and ends. */
function runAs(options: Options, ...messages: readonly unknown[]) {
  const fork: ForkJob = (_script, _argument, _environment, listener) => {
    queueMicrotask(() => {
      for (const message of messages) listener.onMessage(message);
      listener.onOutput('its last words');
      listener.onExit(3);
    });
    return { kill: () => undefined };
  };
  const output = v.strictObject({ passed: v.number() });
  const given = { fork, script: '', argument: '', output, onProgress: () => undefined };
  return runJob({ ...given, deed: 'install', ...options });
}

describe('runJob', () => {
  it('gives what the job answered', async () => {
    expect(valueOf(await run({ type: 'done', value: { passed: 3 } }))).toEqual({ passed: 3 });
    const error = appError('enginePackDownload', 'no network');
    expect(errorOf(await run({ type: 'failed', error }))).toEqual(error);
  });

  it('refuses an answer of another form with the place that does not fit', async () => {
    const error = errorOf(await run({ type: 'done', value: { passed: 'all' } }));
    expect(error.code).toBe('unexpected');
    expect(error.detail).toContain('passed');
  });

  it.each([
    ['install', 'The installation was cancelled', 'could not be installed'],
    ['verify', 'The verification was cancelled', 'could not be verified'],
    ['remove', 'The removal was cancelled', 'could not be removed'],
  ] as const)('names what was asked for where it comes to nothing: %s', async (deed, ...words) => {
    const cancelled = errorOf(await runAs({ deed, signal: AbortSignal.abort() }));
    const failed = errorOf(await runAs({ deed }, { type: 'done', value: {} }));
    expect(cancelled.message).toContain(words[0]);
    expect(failed.message).toContain(words[1]);
  });

  it('says so when the process died without a word, with what it wrote', async () => {
    const error = errorOf(await run('nonsense'));
    expect(error.code).toBe('enginePackUnfit');
    expect(error.message).toContain('code 3');
    expect(error.detail).toBe('its last words');
  });
});
