import { beforeAll, describe, expect, it } from 'vitest';
import type { HelperThread, StartThread } from '../../../engine/builtin/threads/messages';
import { definition, dense, madeSamples, openBuiltin, train } from '../../support/builtin-engine';
import { bundledThreads } from '../../support/node-threads';
import { valueOf } from '../../support/results';

const data = madeSamples({ count: 40, width: 12, classes: 3, type: 'floats' });
const network = definition(12, [dense(64, 'relu'), dense(3, 'softmax')]);
const run = { steps: 3, batchSize: 16 };

describe('helper threads', () => {
  let startThread: StartThread;
  beforeAll(async () => {
    startThread = await bundledThreads();
  });

  it('are not started when one thread is asked for', () => {
    const start = (): HelperThread => {
      throw new Error('not to be started');
    };
    const engine = openBuiltin({ threads: 1, startThread: start });
    expect(engine.info.threads).toBe(1);
    expect(train(engine, data, network, run).losses).toHaveLength(3);
  });

  it('serve several models in turn, also after one is gone', () => {
    const engine = openBuiltin({ threads: 2, startThread });
    const [a, b] = [train(engine, data, network, run), train(engine, data, network, run)];
    expect(a.state).toEqual(b.state);
    a.model.dispose();
    const samples = valueOf(engine.load(data));
    const indices = Uint32Array.from({ length: 40 }, (_, i) => i);
    const first = b.model.evaluateBatch(samples, indices, 0, 16).lossSum;
    expect(first).toBe(
      train(engine, data, network, run).model.evaluateBatch(samples, indices, 0, 16).lossSum,
    );
    engine.dispose();
  });

  it('give the same bits in thousands of tiny steps, with models coming and going', () => {
    const tiny = definition(12, [dense(5, 'relu'), dense(3, 'softmax')]);
    const long = { steps: 1500, batchSize: 7 };
    const expected = train(openBuiltin(), data, tiny, long).state;
    const engine = openBuiltin({ threads: 3, startThread });
    for (let round = 0; round < 4; round++) {
      const { state, model } = train(engine, data, tiny, long);
      expect(state).toEqual(expected);
      model.dispose();
    }
    engine.dispose();
  });

  it('can be asked for nothing once the engine is disposed; disposing twice is no harm', () => {
    const engine = openBuiltin({ threads: 2, startThread });
    const { model } = train(engine, data, network, run);
    engine.dispose();
    engine.dispose();
    model.dispose();
    expect(() => model.getState()).toThrow('disposed');
  });

  it('that fail make the step under way throw instead of waiting for ever', async () => {
    const failures: Error[] = [];
    const failing = await bundledThreads((error) => failures.push(error));
    const withoutKernels: StartThread = () => {
      const helper = failing();
      const empty = new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));
      return {
        post: (message) => {
          helper.post(message.type === 'start' ? { ...message, module: empty } : message);
        },
      };
    };
    const engine = openBuiltin({ threads: 2, startThread: withoutKernels });
    const samples = valueOf(engine.load(data));
    const model = valueOf(engine.build(network));
    const indices = Uint32Array.from({ length: 40 }, (_, i) => i);
    const untilItFails = () => {
      for (let step = 0; step < 1_000_000; step++) model.evaluateBatch(samples, indices, 0, 40);
    };
    expect(untilItFails).toThrow('A compute thread has failed');
    await expect
      .poll(() => failures.map(({ message }) => message))
      .toEqual([expect.stringContaining('There is no kernel')]);
  });
});
