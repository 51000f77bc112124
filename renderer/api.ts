/** The only file that reads `window.api`. Everything else gets a `Backend`, so that tests and other hosts can give their own. */
import { AppFailure, type AppError, type Result } from '../contract/errors';
import type { Api, CommandInput, CommandOutput, EventPayload } from '../contract/ipc/api';
import type { CommandName, EventName } from '../contract/ipc/channels';

declare global {
  interface Window {
    readonly api: Api;
  }
}

export class Backend {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  /** The answer as a Result, for callers that show the error themselves. */
  attempt<C extends CommandName>(
    command: C,
    input: CommandInput<C>,
  ): Promise<Result<CommandOutput<C>>> {
    return this.#api.invoke(command, input);
  }

  /** The answer itself; an error is thrown as an AppFailure. */
  async ask<C extends CommandName>(command: C, input: CommandInput<C>): Promise<CommandOutput<C>> {
    const result = await this.attempt(command, input);
    if (!result.ok) throw new AppFailure(result.error);
    return result.value;
  }

  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void {
    return this.#api.on(event, listener);
  }
}

export function windowBackend(): Backend {
  return new Backend(window.api);
}

/** What a caught failure has to tell the user; a bug becomes `unexpected`. */
export function errorOf(failure: unknown): AppError {
  if (failure instanceof AppFailure) return failure.error;
  const message = failure instanceof Error ? failure.message : String(failure);
  return { code: 'unexpected', message };
}
