/** Matches replies to requests by number; a request that gets none in time, or whose process dies, is answered with an error. */
import { appError, failure, type AppError, type Result } from '../../contract/errors';
import { t } from '../../contract/text/text';
import { checkOutput } from './protocol/messages';
import { TRAINER_REQUESTS, type RequestOutput, type TrainerRequest } from './protocol/requests';

interface Pending {
  readonly request: TrainerRequest;
  readonly timer: NodeJS.Timeout;
  readonly settle: (result: Result<unknown>) => void;
}

export class PendingRequests {
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;

  /** Makes a number for a request, has it sent and waits for its answer; `extraSeconds` is added to the request's own limit. */
  add<R extends TrainerRequest>(
    request: R,
    extraSeconds: number,
    send: (id: number) => void,
  ): Promise<Result<RequestOutput<R>>> {
    const id = ++this.#lastId;
    const seconds = TRAINER_REQUESTS[request].limitSeconds + extraSeconds;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.settle(id, timedOut(request, seconds)), seconds * 1000);
      const settle = (result: Result<unknown>) => resolve(result as Result<RequestOutput<R>>);
      this.#pending.set(id, { request, timer, settle });
      send(id);
    });
  }

  /** Answers a request; a late or unknown number is ignored, a value of the wrong form is an error. */
  settle(id: number, result: Result<unknown>): void {
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    this.#pending.delete(id);
    clearTimeout(pending.timer);
    pending.settle(checked(pending.request, result));
  }

  failAll(error: AppError): void {
    for (const id of [...this.#pending.keys()]) this.settle(id, { ok: false, error });
  }
}

function checked(request: TrainerRequest, result: Result<unknown>): Result<unknown> {
  if (!result.ok) return result;
  const output = checkOutput(request, result.value);
  if (output.ok) return result;
  const message = t('main.requestFailed', { command: request });
  return failure('unexpected', message, `reply: ${output.problem}`);
}

function timedOut(request: TrainerRequest, seconds: number): Result<never> {
  const message = t('main.requestTimedOut', { command: request, seconds });
  return { ok: false, error: appError('unexpected', message) };
}
