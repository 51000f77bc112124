/** Runs tfjs-core's own specs on the present backend and counts how they end. */
import { setTestEnvs } from '@tensorflow/tfjs-core/dist/jasmine_util';
import { BACKEND_NAME } from '../backend';
import { exceptionFor } from './exceptions';
import { jasmineEnv } from './jasmine-globals';

export interface SpecFailure {
  readonly name: string;
  readonly message: string;
}

export interface SpecCounts {
  readonly passed: number;
  /** Failed as the list of exceptions says they may. */
  readonly excepted: number;
  readonly failures: readonly SpecFailure[];
}

/** Once in a process. `onProgress` hears how many of how many specs are done. */
export async function runSpecs(
  onProgress: (done: number, total: number) => void,
): Promise<SpecCounts> {
  setTestEnvs([{ name: BACKEND_NAME, backendName: BACKEND_NAME, flags: {}, isDataSync: true }]);
  await import('@tensorflow/tfjs-core/dist/tests');
  let passed = 0;
  let excepted = 0;
  let done = 0;
  let total = 0;
  const failures: SpecFailure[] = [];
  jasmineEnv.configure({ random: false });
  jasmineEnv.addReporter({
    jasmineStarted: ({ totalSpecsDefined }) => {
      total = totalSpecsDefined;
    },
    specDone: ({ status, fullName, failedExpectations }) => {
      onProgress(++done, total);
      if (status === 'passed') passed++;
      if (status !== 'failed') return;
      if (exceptionFor(fullName, ` ${BACKEND_NAME} {} `) !== undefined) excepted++;
      else failures.push({ name: fullName, message: failedExpectations[0]?.message ?? '' });
    },
  });
  await jasmineEnv.execute();
  return { passed, excepted, failures };
}
