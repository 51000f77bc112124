import { describe, expect, it } from 'vitest';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Tf, TensorflowRuntime } from '../../../engine/tensorflow/runtime';
import { selfTestProblem, selfTestTrials } from '../../../engine/tensorflow/self-test/self-test';
import { createTensorflowEngine } from '../../../engine/tensorflow/tensorflow-engine';
import { errorOf } from '../../support/results';
import { hasTensorflow, tensorflowRuntime } from '../../support/tensorflow';

const BUDGET_MS = 300;

describe.runIf(hasTensorflow)('the start-up check of TensorFlow', () => {
  it('asks 25 operations or more, finds nothing wrong, and leaves no tensor', async () => {
    const runtime = await tensorflowRuntime();
    expect(selfTestTrials().length).toBeGreaterThanOrEqual(25);
    const before = runtime.tf.memory().numTensors;
    expect(selfTestProblem(runtime)).toBeUndefined();
    expect(runtime.tf.memory().numTensors).toBe(before);
  });

  it('is done in a moment', async () => {
    const runtime = await tensorflowRuntime();
    const times = [1, 2, 3].map(() => {
      const begun = performance.now();
      selfTestProblem(runtime);
      return performance.now() - begun;
    });
    expect(Math.min(...times)).toBeLessThan(BUDGET_MS);
  });

  const spoiled = (tf: Tf, change: Partial<Tf>): Tf => ({ ...tf, ...change });
  const SPOILS: readonly (readonly [string, (tf: Tf) => Partial<Tf>])[] = [
    ['tanh', (tf) => ({ tanh: ((x: Tensor) => tf.mul(tf.tanh(x), 1.0001)) as Tf['tanh'] })],
    [
      'round of whole numbers',
      (tf) => ({ round: ((x: Tensor) => tf.zerosLike(x)) as Tf['round'] }),
    ],
    [
      'concat of scalars',
      () => ({
        concat: () => {
          throw new Error('Invalid TF_Status: 3\nMessage: concat of scalars');
        },
      }),
    ],
    [
      'conv2d',
      (tf) => ({
        conv2d: ((x: never, kernel: never) =>
          tf.mul(tf.conv2d(x, kernel, [2, 2], 'same'), 1.001)) as unknown as Tf['conv2d'],
      }),
    ],
  ];

  it.each(SPOILS)('refuses the engine when %s is wrong, by name', async (name, spoil) => {
    const runtime = await tensorflowRuntime();
    const wrong: TensorflowRuntime = { ...runtime, tf: spoiled(runtime.tf, spoil(runtime.tf)) };
    const options = { runtime: wrong, threads: 1, reason: 'for a test' };
    const { code, message } = errorOf(createTensorflowEngine(options));
    expect(code).toBe('engineUnavailable');
    expect(message).toContain(name);
  });
});
