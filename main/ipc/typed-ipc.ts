/**
 * The only file that touches ipcMain and webContents.send. Every request is checked here, once: who sends, how much, of what form.
 * What fails the check never reaches a handler.
 */
import * as v from 'valibot';
import { failure, type Result } from '../../contract/errors';
import type { EventPayload, Handlers } from '../../contract/ipc/api';
import { COMMANDS, type CommandName, type EventName } from '../../contract/ipc/channels';
import { t } from '../../contract/text/text';
import { exceedsSize } from './payload-size';

/** The parts of Electron that are used, so that a test can stand in for them. */
export interface IpcInvocation {
  readonly sender: { readonly mainFrame: unknown };
  readonly senderFrame: { readonly origin: string } | null;
}
export interface IpcListener {
  handle(channel: string, listener: (event: IpcInvocation, input: unknown) => unknown): void;
}
export interface EventTarget {
  isDestroyed(): boolean;
  send(channel: string, payload: unknown): void;
}

export interface IpcRules {
  readonly trustedOrigin: string;
  readonly log: (text: string) => void;
}

/** Registers one handler a command of the channel table. */
export function serveCommands(ipc: IpcListener, handlers: Handlers, rules: IpcRules): void {
  for (const command of Object.keys(COMMANDS) as CommandName[]) {
    ipc.handle(command, (event, input) => answer(command, event, input, handlers, rules));
  }
}

async function answer(
  command: CommandName,
  event: IpcInvocation,
  input: unknown,
  handlers: Handlers,
  rules: IpcRules,
): Promise<Result<unknown>> {
  const checked = check(command, event, input, rules.trustedOrigin);
  if (!checked.ok) {
    const { reason } = checked;
    rules.log(`refused ${command}: ${reason}`);
    return failure('invalidRequest', t('main.requestRefused', { command }), reason);
  }
  try {
    // The schema of this very command has passed its input; TypeScript cannot follow the pair through the union of names.
    const handler = handlers[command] as (input: unknown) => unknown;
    return (await handler(checked.input)) as Result<unknown>;
  } catch (error) {
    rules.log(
      `${command} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return failure('unexpected', t('main.requestFailed', { command }));
  }
}

/** The input as the schema gives it, with all that was left out; or why the request is not served. */
type Checked =
  { readonly ok: true; readonly input: unknown } | { readonly ok: false; readonly reason: string };

function check(
  command: CommandName,
  event: IpcInvocation,
  input: unknown,
  trustedOrigin: string,
): Checked {
  const reason = refusal(event, input, trustedOrigin);
  if (reason !== undefined) return { ok: false, reason };
  const parsed = v.safeParse(COMMANDS[command].input, input);
  if (parsed.success) return { ok: true, input: parsed.output };
  const [issue] = parsed.issues;
  const path = v.getDotPath(issue);
  return { ok: false, reason: path === null ? issue.message : `${path}: ${issue.message}` };
}

/** Why a request is not served, whatever it asks for; undefined when its form decides. */
function refusal(
  { senderFrame, sender }: IpcInvocation,
  input: unknown,
  trustedOrigin: string,
): string | undefined {
  if (senderFrame === null || senderFrame !== sender.mainFrame)
    return 'it does not come from the window';
  if (senderFrame.origin !== trustedOrigin) return 'it comes from a strange page';
  if (exceedsSize(input)) return 'it is too large';
  // To a schema whose keys may all be left out, a list looks like an object without any.
  return Array.isArray(input) ? 'it is a list' : undefined;
}

/** Tells a window of something that happened. A window that is gone is not told. */
export function sendEvent<E extends EventName>(
  target: EventTarget,
  event: E,
  payload: EventPayload<E>,
): void {
  if (!target.isDestroyed()) target.send(event, payload);
}
