/** Entry of the process that checks a new pack: loads its binding and runs tfjs-core's specs on it. Argument: the pack's folder. */
import process from 'node:process';
import type { PackCheck } from '../../../contract/engine-packs/packs';
import { appError } from '../../../contract/errors';
import { speakAsWished } from '../../../contract/text/languages';
import { t } from '../../../contract/text/text';
import { childPort } from '../../engine-packs/job/child-port';
import type { JobMessage } from '../../engine-packs/job/jobs';
import { throttled } from '../../engine-packs/job/throttled';
import { openBackend } from '../backend';
import { deviceOf } from '../device';
import { loadBinding } from '../load-binding';
import { runSpecs } from './run-specs';

const SHOWN_FAILURES = 20;

speakAsWished(process.env);
const port = childPort();
const send = (message: JobMessage): void => port.send(message);
const tell = throttled((progress) => send({ type: 'progress', progress }));

async function check(packFolder: string): Promise<JobMessage> {
  const binding = loadBinding(packFolder);
  await openBackend(binding);
  const { passed, excepted, failures } = await runSpecs((done, total) =>
    tell({ stage: 'check', done, total, unit: 'tests' }),
  );
  if (failures.length > 0) {
    const listed = failures
      .slice(0, SHOWN_FAILURES)
      .map(({ name, message }) => `${name}: ${message}`);
    const message = t('packs.checkFailed', { count: failures.length });
    return { type: 'failed', error: appError('enginePackUnfit', message, listed.join('\n')) };
  }
  const value: PackCheck = { passed, excepted, failed: 0, device: deviceOf(binding) };
  return { type: 'done', value };
}

void check(process.argv[2] ?? '')
  .catch((error: unknown): JobMessage => {
    const detail = error instanceof Error ? error.message : String(error);
    return { type: 'failed', error: appError('enginePackUnfit', t('packs.cannotLoad'), detail) };
  })
  .then(send)
  .finally(() => port.end());
