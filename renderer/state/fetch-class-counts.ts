/** Asks how many samples each class has, for a form that knows nothing of stores; what fails is told as a notice. */
import type { CommandInput } from '../../contract/ipc/api';
import type { Lab } from './lab';

/** Undefined when the answer was an error. */
export type ClassCounts = (
  of: CommandInput<'dataset:classCounts'>,
) => Promise<readonly number[] | undefined>;

export function classCountsOf({ backend, notices }: Lab): ClassCounts {
  return async (of) => {
    const answer = await backend.attempt('dataset:classCounts', of);
    if (answer.ok) return answer.value.counts;
    notices.report(answer.error);
    return undefined;
  };
}
