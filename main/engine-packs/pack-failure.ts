/** How this room fails: with an AppError that says what happened and what to do. */
import { AppFailure, appError, type ErrorCode } from '../../contract/errors';
import type { TextValues } from '../../contract/text/message';
import { t, type TextKey } from '../../contract/text/text';

export function packFailure(
  code: ErrorCode,
  key: TextKey,
  values: TextValues = {},
  detail?: string,
): AppFailure {
  return new AppFailure(appError(code, t(key, values), detail));
}

/** The code of a failed system call ("ENOSPC"), or its message. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
