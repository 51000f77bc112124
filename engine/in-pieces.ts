/** Does one batch in pieces, breathing in between, so that a batch that takes seconds can be left within a moment. */
import type { BatchResult } from './engine';
import { BREATH_INTERVAL_MS, type LoopHost } from './loop-host';

/**
 * `take` gets the result before anything else can use the model. False when it was interrupted: then the batch has not been. Only a
 * batch that takes longer than `BREATH_INTERVAL_MS` is ever waited for.
 */
export function doInPieces(
  work: Generator<undefined, BatchResult, void>,
  take: (result: BatchResult) => void,
  host: LoopHost,
  isInterrupted: () => boolean,
): boolean | Promise<boolean> {
  const isDone = advance(work, take, host);
  if (isDone) return true;
  const rest = (): Promise<boolean> => finish(work, take, host, isInterrupted);
  return host.whileHalfDone === undefined ? rest() : host.whileHalfDone(rest);
}

async function finish(
  work: Generator<undefined, BatchResult, void>,
  take: (result: BatchResult) => void,
  host: LoopHost,
  isInterrupted: () => boolean,
): Promise<boolean> {
  try {
    do {
      await host.breathe();
      if (isInterrupted()) return false;
    } while (!advance(work, take, host));
    return true;
  } finally {
    work.return({ lossSum: NaN, count: 0, outputs: new Float32Array(0) });
  }
}

/** Pieces for about `BREATH_INTERVAL_MS`, at least one; whether the batch is done. */
function advance(
  work: Generator<undefined, BatchResult, void>,
  take: (result: BatchResult) => void,
  host: LoopHost,
): boolean {
  const until = host.now() + BREATH_INTERVAL_MS;
  do {
    const { done, value } = work.next();
    if (done === true) {
      take(value);
      return true;
    }
  } while (host.now() < until);
  return false;
}
