/** Does one batch in pieces, breathing in between, so that a batch that takes seconds can be left within a moment. */
import type { BatchResult } from './engine';
import { BREATH_INTERVAL_MS, type LoopHost } from './loop-host';

/** Work that cannot be cut, for `Model.trainBatchInPieces` and its like. */
// eslint-disable-next-line require-yield -- one piece has nothing to yield between
export function* inOnePiece<T>(work: () => T): Generator<undefined, T, void> {
  return work();
}

/** Yields the result once it stands, though there be more to do (`Model.trainBatchInPieces`). */
type Work = Generator<BatchResult | undefined, BatchResult, void>;
type Take = (result: BatchResult) => void;

/**
 * `take` gets the result before anything else can use the model. False when it was interrupted before that stood: then the batch has not
 * been. Only a batch that takes longer than `BREATH_INTERVAL_MS` is ever waited for.
 */
export function doInPieces(
  work: Work,
  take: Take,
  host: LoopHost,
  isInterrupted: () => boolean,
): boolean | Promise<boolean> {
  const begun = advance(work, host);
  if (begun.isDone) {
    take(begun.result);
    return true;
  }
  const rest = (): Promise<boolean> => finish(work, begun, take, host, isInterrupted);
  return host.whileHalfDone === undefined ? rest() : host.whileHalfDone(rest);
}

async function finish(
  work: Work,
  begun: Progress,
  take: Take,
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
    work.return({ lossSum: NaN, count: 0, outputs: new Float32Array(0) });
  }
}

type Progress =
  | { readonly isDone: true; readonly result: BatchResult }
  | { readonly isDone: false; readonly result: BatchResult | undefined };

/** Pieces for about `BREATH_INTERVAL_MS`, at least one. */
function advance(work: Work, host: LoopHost): Progress {
  const until = host.now() + BREATH_INTERVAL_MS;
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return { isDone: true, result: value };
    if (host.now() >= until) return { isDone: false, result: value };
  }
}
