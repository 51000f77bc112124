/**
 * Does one batch, or one prediction, in pieces, breathing in between, so that one that takes seconds can be left within a moment; and when
 * its turn has come, where others use the same model.
 */
import { BREATH_INTERVAL_MS, type LoopHost } from './loop-host';

/** Work that cannot be cut, for `Model.trainBatchInPieces` and its like. */
// eslint-disable-next-line require-yield -- one piece has nothing to yield between
export function* inOnePiece<T>(work: () => T): Generator<undefined, T, void> {
  return work();
}

/** Yields the result once it stands, though there be more to do (`Model.trainBatchInPieces`). */
type Work<R> = Generator<R | undefined, R, void>;

/**
 * Begins when the host does not say that it is taken. `take` gets the result before anything else can use the model. False when it was interrupted
 * before that stood: then the batch has not been. Only a batch that takes longer than `BREATH_INTERVAL_MS` is ever waited for.
 */
export function doInPieces<R>(
  work: Work<R>,
  take: (result: R) => void,
  host: LoopHost,
  isInterrupted: () => boolean,
): boolean | Promise<boolean> {
  const change = host.whileTaken?.();
  if (change !== undefined) {
    if (isInterrupted()) return false;
    return change.then(() => doInPieces(work, take, host, isInterrupted));
  }
  const begun = advance(work, host);
  if (begun.isDone) {
    take(begun.result);
    return true;
  }
  const rest = (): Promise<boolean> => finish(work, begun, take, host, isInterrupted);
  return host.whileHalfDone === undefined ? rest() : host.whileHalfDone(rest);
}

async function finish<R>(
  work: Work<R>,
  begun: Progress<R>,
  take: (result: R) => void,
  host: LoopHost,
  isInterrupted: () => boolean,
): Promise<boolean> {
  try {
    let progress = begun;
    while (!progress.isDone) {
      await host.breathe();
      if (isInterrupted()) break;
      progress = advance(work, host);
    }
    if (progress.result === undefined) return false;
    take(progress.result);
    return true;
  } finally {
    leave(work);
  }
}

function leave(work: Generator<unknown, unknown, void>): void {
  work.return(undefined);
}

type Progress<R> =
  | { readonly isDone: true; readonly result: R }
  | { readonly isDone: false; readonly result: R | undefined };

/** Pieces for about `BREATH_INTERVAL_MS`, at least one. */
function advance<R>(work: Work<R>, host: LoopHost): Progress<R> {
  const until = host.now() + BREATH_INTERVAL_MS;
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return { isDone: true, result: value };
    if (host.now() >= until) return { isDone: false, result: value };
  }
}
