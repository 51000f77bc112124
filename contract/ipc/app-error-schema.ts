/** The schema of an AppError where it crosses a process. */
import * as v from 'valibot';
import type { AppError, ErrorCode } from '../errors';
import { en } from '../text/en';

export const appErrorSchema = v.strictObject({
  code: v.picklist(Object.keys(en.errors) as ErrorCode[]),
  message: v.string(),
  detail: v.optional(v.string()),
}) as unknown as v.GenericSchema<unknown, AppError>;
