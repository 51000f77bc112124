import { describe, expect, it } from 'vitest';
import { compareGraph, describeFailure } from '../../support/random-graphs/compare';
import { randomGraph } from '../../support/random-graphs/random-graph';
import { hasTensorflow } from '../../support/tensorflow';
import { openTensorflow } from '../../support/tensorflow-engine';

const COUNT = 60;
const AT_ONCE = 10;
/** Other graphs than those the built-in engine is held to. */
const FIRST = 1000;

describe.runIf(hasTensorflow)('random graphs on TensorFlow', () => {
  const starts = Array.from({ length: COUNT / AT_ONCE }, (_, group) => FIRST + group * AT_ONCE);
  it.each(starts)(
    'from seed %i on: outputs, losses, gradients and steps equal the reference’s',
    async (start) => {
      const entrants = [{ name: 'tensorflow', engine: await openTensorflow() }];
      for (let seed = start; seed < start + AT_ONCE; seed++) {
        const graph = randomGraph(seed);
        const outcome = compareGraph(graph, entrants);
        if (outcome.status === 'failed') expect.fail(describeFailure(graph, outcome.mismatch));
      }
    },
    120_000,
  );
});
