/** The messages between main and the training process, and the checks by which each side trusts what it received. */
import * as v from 'valibot';
import { appErrorSchema } from '../../../contract/ipc/app-error-schema';
import { runEventSchema } from '../../../contract/run-events';
import { TRAINER_REQUESTS, type TrainerRequest } from './requests';

const requestMessageSchema = v.strictObject({
  id: v.number(),
  request: v.picklist(Object.keys(TRAINER_REQUESTS) as TrainerRequest[]),
  input: v.unknown(),
});
export type RequestMessage = v.InferOutput<typeof requestMessageSchema>;

const trainerMessageSchema = v.variant('type', [
  v.strictObject({
    type: v.literal('reply'),
    id: v.number(),
    result: v.variant('ok', [
      v.strictObject({ ok: v.literal(true), value: v.unknown() }),
      v.strictObject({ ok: v.literal(false), error: appErrorSchema }),
    ]),
  }),
  v.strictObject({ type: v.literal('events'), events: v.array(runEventSchema) }),
  /** Each second: the process is alive and serves its messages. */
  v.strictObject({ type: v.literal('heartbeat') }),
  /** The exit that follows is meant; exit codes do not tell. */
  v.strictObject({ type: v.literal('goodbye') }),
]);
export type TrainerMessage = v.InferOutput<typeof trainerMessageSchema>;

export const HEARTBEAT_INTERVAL_MS = 1000;

/** A value that has passed its check, or what is wrong with it. */
export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

export function checkRequestMessage(message: unknown): Checked<RequestMessage> {
  return checked(requestMessageSchema, message);
}

export function checkTrainerMessage(message: unknown): Checked<TrainerMessage> {
  return checked(trainerMessageSchema, message);
}

export function checkInput(request: TrainerRequest, input: unknown): Checked<unknown> {
  return checked<unknown>(TRAINER_REQUESTS[request].input, input);
}

export function checkOutput(request: TrainerRequest, output: unknown): Checked<unknown> {
  return checked<unknown>(TRAINER_REQUESTS[request].output, output);
}

function checked<T>(schema: v.GenericSchema<unknown, T>, value: unknown): Checked<T> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return { ok: true, value: parsed.output };
  const [issue] = parsed.issues;
  const path = v.getDotPath(issue);
  return { ok: false, problem: path === null ? issue.message : `${path}: ${issue.message}` };
}
