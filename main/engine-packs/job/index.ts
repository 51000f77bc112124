/** Entry of the process that works on engine packs, so that neither main nor a terminal waits for a disk. Argument: the job, as JSON. */
import process from 'node:process';
import * as v from 'valibot';
import { AppFailure, appError } from '../../../contract/errors';
import { speakAsWished } from '../../../contract/text/languages';
import { t } from '../../../contract/text/text';
import { reasonOf } from '../pack-failure';
import { childPort } from './child-port';
import { deedOf, jobSchema, type JobMessage } from './jobs';
import { performJob } from './perform-job';
import { throttled } from './throttled';

speakAsWished(process.env);
const port = childPort();
const send = (message: JobMessage): void => port.send(message);

const context = {
  onProgress: throttled((progress) => send({ type: 'progress', progress })),
  signal: port.signal,
};

const job = v.parse(jobSchema, JSON.parse(process.argv[2] ?? ''));
const deed = deedOf(job);

performJob(job, context)
  .then((value) => send({ type: 'done', value }))
  .catch((error: unknown) => {
    if (error instanceof AppFailure) return send({ type: 'failed', error: error.error });
    process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
    const { syscall } = error as NodeJS.ErrnoException;
    const failed =
      syscall === undefined
        ? appError('unexpected', t('packs.failedInside', { deed }))
        : appError('notWritable', t('packs.notWritable', { deed, reason: reasonOf(error) }));
    return send({ type: 'failed', error: failed });
  })
  .finally(() => port.end());
