/** Opens a Result in a test: the value, or a failed test that shows the error. */
import type { AppError, Result } from '../../contract/errors';

export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`Unexpected ${result.error.code}: ${result.error.message}`);
}

export function errorOf(result: Result<unknown>): AppError {
  if (!result.ok) return result.error;
  throw new Error('Expected an error, got a value');
}
