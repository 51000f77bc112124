/** The types derived from the channel table: what the window calls and what main must answer. */
import type * as v from 'valibot';
import type { Result } from '../errors';
import type { COMMANDS, CommandName, EventName, EVENTS } from './channels';

export type CommandInput<C extends CommandName> = v.InferOutput<(typeof COMMANDS)[C]['input']>;
export type CommandOutput<C extends CommandName> = v.InferOutput<(typeof COMMANDS)[C]['output']>;
export type EventPayload<E extends EventName> = v.InferOutput<(typeof EVENTS)[E]>;

/** What the preload exposes as `window.api`. */
export interface Api {
  invoke<C extends CommandName>(
    command: C,
    input: CommandInput<C>,
  ): Promise<Result<CommandOutput<C>>>;
  /** Calls `listener` for every event of that name; the returned function stops it. */
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
}

/** Main's side: one function a command, complete by type. */
export type Handlers = {
  readonly [C in CommandName]: (
    input: CommandInput<C>,
  ) => Promise<Result<CommandOutput<C>>> | Result<CommandOutput<C>>;
};
