/**
 * The sorts of failure a user can act on, as values. Bugs are thrown instead and become `unexpected` at the process's entry.
 * Title and hint of each code stand in the text catalogue under `errors`.
 */
import type { Catalogue } from './text/en';

export type ErrorCode = keyof Catalogue['errors'];

/** What crosses a process in place of an Error object (structured clone would lose its class). */
export interface AppError {
  readonly code: ErrorCode;
  /** What happened, to what, what was kept and what to do, in the user's language. */
  readonly message: string;
  /** For the log and the "details" fold: a path, a field, a byte offset. Never a stack trace. */
  readonly detail?: string;
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failure(code: ErrorCode, message: string, detail?: string): Result<never> {
  return { ok: false, error: appError(code, message, detail) };
}

export function appError(code: ErrorCode, message: string, detail?: string): AppError {
  return detail === undefined ? { code, message } : { code, message, detail };
}

/** Carries an AppError through code that can only throw (a generator, a stream); unwrapped at the nearest border. */
export class AppFailure extends Error {
  override readonly name = 'AppFailure';
  constructor(readonly error: AppError) {
    super(error.message);
  }
}

/** For the `default` of a switch over a union: fails to compile when a case is missing. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
