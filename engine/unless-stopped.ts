/** Drives work that is done in pieces, breathing in between, until it is done or whoever asked for it has changed his mind. */
import { failure, type Result } from '../contract/errors';
import { t } from '../contract/text/text';
import { BREATH_INTERVAL_MS, type LoopHost } from './loop-host';

/** What a start needs of its process, and whether it is still wanted. */
export interface Start {
  readonly host: LoopHost;
  /** Asked again and again. */
  readonly isStopped: () => boolean;
  /** Resolves when it is stopped. Left out where nobody stops it. */
  readonly whenStopped?: Promise<void>;
}

/** A start that nobody stops, and that serves nobody meanwhile. */
export const UNDISTURBED: Start = {
  host: { now: () => 0, breathe: () => Promise.resolve() },
  isStopped: () => false,
};

export function startStopped(): Result<never> {
  return failure('startStopped', t('training.startStopped'));
}

/** What can be left waiting for, and does no harm when it comes too late. Refuses with `startStopped` at the moment of the stop. */
export function orStopped<T>(waited: Promise<Result<T>>, start: Start): Promise<Result<T>> {
  if (start.whenStopped === undefined) return waited;
  return Promise.race([waited, start.whenStopped.then(startStopped)]);
}

/** Refuses with `startStopped` when it was stopped, with nothing left behind. */
export async function unlessStopped<T>(
  work: Generator<undefined, Result<T>, void>,
  { host, isStopped }: Start,
): Promise<Result<T>> {
  if (isStopped()) {
    work.return(startStopped());
    return startStopped();
  }
  let until = host.now() + BREATH_INTERVAL_MS;
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    if (host.now() < until) continue;
    await host.breathe();
    if (isStopped()) {
      work.return(startStopped());
      return startStopped();
    }
    until = host.now() + BREATH_INTERVAL_MS;
  }
}
