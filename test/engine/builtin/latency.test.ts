import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newLayer, type LayerConfig } from '../../../contract/layers/registry';
import { summarizeNetwork } from '../../../contract/network';
import type { Shape } from '../../../contract/shapes';
import { PASS_NAMES } from '../../../engine/builtin/passes/registry';
import { planNetwork } from '../../../engine/builtin/plan/network-plan';
import type { StartThread } from '../../../engine/builtin/threads/messages';
import type { BatchResult } from '../../../engine/engine';
import { resultOf } from '../../../engine/pieces';
import { ReferenceEngine } from '../../../engine/reference/reference-engine';
import { definition, dense, madeSamples, openBuiltin } from '../../support/builtin-engine';
import { expectClose } from '../../support/closeness';
import { bundledThreads } from '../../support/node-threads';
import { valueOf } from '../../support/results';

const THREADS = 2;
const wide = (units: number): LayerConfig => newLayer('Dense', { units, activation: 'relu' });

function programOf(inputShape: Shape, layers: readonly LayerConfig[], rows: number) {
  const network = definition(0, layers, { inputShape, maxBatchSize: rows });
  const { layers: summaries } = summarizeNetwork(inputShape, layers);
  const options = { threads: THREADS, passes: PASS_NAMES, hasSparseBytes: false };
  const { programs } = planNetwork(network, summaries, options, 0);
  const plan = programs.get('train bytes classes');
  if (plan === undefined) throw new Error('A network that cannot train');
  return resultOf(plan());
}

describe('a large step', () => {
  it.each([1, 32, 512])('of %i samples updates few weights at a time', (rows) => {
    const { pieces, revocable } = programOf(
      [784],
      [wide(8192), wide(8192), dense(10, 'softmax')],
      rows,
    );
    const updated = pieces.map(({ stages }) => {
      const calls = stages.flat(2).filter(({ kernel }) => kernel === 'adamStep');
      // adamStep(value, gradient, m, v, count, bytes, ...)
      const sizes = calls.map((call) => Number(call.arguments[4]) * Number(call.arguments[5]));
      return sizes.reduce((sum, size) => sum + size / 4, 0);
    });
    // Some 2 to 4 ns for each weight and thread: 16 million for each of two threads take 30 to 60 ms.
    expect(Math.max(...updated)).toBeLessThan(THREADS * 16e6);
    expect(Math.max(...updated.slice(0, revocable))).toBe(0);
    expect(updated.reduce((sum, some) => sum + some, 0)).toBeGreaterThan(73e6);
  });

  it('goes image by image where an image takes long', () => {
    const layers = [
      newLayer('Conv2D', { filters: 256, padding: 'same' }),
      newLayer('Conv2D', { filters: 256, padding: 'same' }),
      newLayer('Flatten'),
      dense(10, 'softmax'),
    ];
    const { pieces } = programOf([28, 28, 1], layers, 32);
    const products = pieces
      .flatMap(({ stages }) => stages.flat(2))
      .filter(({ kernel }) => kernel === 'winogradForward');
    expect(products.some(({ rows }) => rows?.unit === 1)).toBe(true);
    const [first] = products.filter(({ rows }) => rows?.unit === 1);
    expect(first?.rows?.cuts).toBeGreaterThanOrEqual(16);
  });
});

describe('a large network', () => {
  let startThread: StartThread;
  beforeAll(async () => {
    startThread = await bundledThreads();
  });

  it('gives way soon amid training, updating and evaluating', () => {
    const engine = openBuiltin({ precision: 'fast', threads: THREADS, startThread });
    const samples = valueOf(
      engine.load(madeSamples({ count: 512, width: 784, classes: 10, type: 'bytes' })),
    );
    const network = definition(784, [wide(4096), wide(512), dense(10, 'softmax')], {
      maxBatchSize: 512,
    });
    const model = valueOf(engine.build(network));
    const order = Uint32Array.from({ length: 512 }, (_, i) => i);
    const longest = (work: Generator<BatchResult | undefined, BatchResult, void>) => {
      let most = 0;
      for (let isDone = false; !isDone;) {
        const begun = performance.now();
        isDone = work.next().done === true;
        most = Math.max(most, performance.now() - begun);
      }
      return most;
    };
    const times = [0, 1, 2].map(() => [
      longest(model.trainBatchInPieces(samples, order, 0, 512)),
      longest(model.evaluateBatchInPieces(samples, order, 0, 512)),
    ]);
    engine.dispose();
    // Some 10 ms on a machine that does nothing else; the best of three, as others may be at work.
    for (const kind of [0, 1]) {
      expect(Math.min(...times.map((pair) => pair[kind] ?? Infinity))).toBeLessThan(100);
    }
  });

  describe('whose images are pieces of their own', () => {
    const inputShape = [28, 28, 64];
    const stacks = {
      'a convolution': [newLayer('Conv2D', { filters: 80 })],
      'pooled ones': [
        newLayer('Conv2D', { filters: 80, activation: 'relu' }),
        newLayer('MaxPooling2D'),
        newLayer('Conv2D', { filters: 8, activation: 'relu' }),
        newLayer('MaxPooling2D'),
      ],
    } satisfies Record<string, readonly LayerConfig[]>;
    const networkOf = (layers: readonly LayerConfig[]) =>
      definition(0, [...layers, newLayer('GlobalAveragePooling2D'), dense(4, 'softmax')], {
        inputShape,
        maxBatchSize: 3,
      });
    const made = madeSamples({ count: 3, width: 28 * 28 * 64, classes: 4, type: 'floats' });
    const data = { ...made, inputShape };
    const order = Uint32Array.from([2, 0, 1]);
    const engines = [1, 2].map(
      (threads) => () => openBuiltin({ threads, startThread, workOfPiece: 1e6 }),
    );
    const open = [() => new ReferenceEngine('for a test'), ...engines];
    const disposals: (() => void)[] = [];
    afterAll(() => {
      for (const dispose of disposals) dispose();
    });

    it.each(Object.entries(stacks))(
      'computes %s as the reference does',
      (_name, layers) => {
        const network = networkOf(layers);
        const [exact, one, two] = open.map((make) => {
          const engine = make();
          disposals.push(() => engine.dispose());
          const model = valueOf(engine.build(network));
          const { outputs } = model.trainBatch(valueOf(engine.load(data)), order, 0, 3);
          return { outputs: [...outputs], weights: model.getState().weights };
        });
        // With the same bits for any number of threads.
        expect(two).toEqual(one);
        expectClose('outputs', one!.outputs, exact!.outputs, 1e-5);
      },
      60_000,
    );
  });
});
