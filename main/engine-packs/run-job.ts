/** Runs a job in a process of its own, which is how it is cancelled: by ending that process. */
import * as v from 'valibot';
import { appError, type Result } from '../../contract/errors';
import type { PackProgress } from '../../contract/engine-packs/packs';
import { t } from '../../contract/text/text';
import { jobMessageSchema, type PackDeed } from './job/jobs';

export interface JobProcess {
  kill(): void;
}

export interface JobListener {
  onMessage(message: unknown): void;
  /** Text the process wrote. */
  onOutput(text: string): void;
  onExit(code: number): void;
}

/** Starts `script` with one argument, as Node or Electron does it. */
export type ForkJob = (
  script: string,
  argument: string,
  environment: Readonly<Record<string, string>>,
  listener: JobListener,
) => JobProcess;

export interface JobOptions<T> {
  readonly fork: ForkJob;
  readonly script: string;
  readonly argument: string;
  /** Besides what every process gets. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What the job is a part of. */
  readonly deed: PackDeed;
  /** Of the job's answer. */
  readonly output: v.GenericSchema<unknown, T>;
  readonly onProgress: (progress: PackProgress) => void;
  readonly signal?: AbortSignal | undefined;
}

const KEPT_CHARACTERS = 2000;

/** Refuses with what the job says, `enginePackCancelled`, or `enginePackUnfit` when the process died without a word. */
export function runJob<T>(options: JobOptions<T>): Promise<Result<T>> {
  const { signal, deed } = options;
  return new Promise((resolve) => {
    let ending: Result<T> | undefined;
    let output = '';
    const onOutput = (text: string): void => {
      output = (output + text).slice(-KEPT_CHARACTERS);
    };
    const onMessage = (received: unknown): void => {
      const parsed = v.safeParse(jobMessageSchema, received);
      if (!parsed.success) return;
      const message = parsed.output;
      if (message.type === 'progress') options.onProgress(message.progress);
      if (message.type === 'failed') ending = { ok: false, error: message.error };
      if (message.type === 'done') ending = answerOf(options, message.value);
    };
    const onExit = (code: number): void => {
      signal?.removeEventListener('abort', cancel);
      resolve(signal?.aborted === true ? cancelled(deed) : (ending ?? died(code, output)));
    };
    const process = options.fork(options.script, options.argument, options.environment ?? {}, {
      onMessage,
      onOutput,
      onExit,
    });
    const cancel = (): void => process.kill();
    signal?.addEventListener('abort', cancel);
    if (signal?.aborted === true) cancel();
  });
}

function answerOf<T>({ output, deed }: JobOptions<T>, value: unknown): Result<T> {
  const parsed = v.safeParse(output, value);
  if (parsed.success) return { ok: true, value: parsed.output };
  const detail = `answer: ${v.getDotPath(parsed.issues[0]) ?? ''}: ${parsed.issues[0].message}`;
  return { ok: false, error: appError('unexpected', t('packs.failedInside', { deed }), detail) };
}

function cancelled(deed: PackDeed): Result<never> {
  return { ok: false, error: appError('enginePackCancelled', t('packs.cancelled', { deed })) };
}

function died(code: number, output: string): Result<never> {
  return { ok: false, error: appError('enginePackUnfit', t('packs.jobDied', { code }), output) };
}
