import { describe, expect, it } from 'vitest';
import { compareGraph, describeFailure } from '../../support/random-graphs/compare';
import { randomGraph } from '../../support/random-graphs/random-graph';
import { hasTensorflow } from '../../support/tensorflow';
import { openTensorflow } from '../../support/tensorflow-engine';

const COUNT = 60;
const AT_ONCE = 10;
/** Other graphs than those the built-in engine is held to. */
const FIRST = 1000;

/**
 * Once wrong: a softmax that is certain, of four numbers and of one, behind states that grow without bound; a binary cross-entropy at the
 * border of its clip; a convolution that oneDNN spoils; elu near 0; an average over windows larger than the input.
 */
const ONCE_WRONG = [1228, 1763, 1213, 1524, 1872, 1918, 1802, 2708, 3735, 4735];

describe.runIf(hasTensorflow)('random graphs on TensorFlow', () => {
  const starts = Array.from({ length: COUNT / AT_ONCE }, (_, group) => FIRST + group * AT_ONCE);
  async function compareSeeds(seeds: readonly number[]): Promise<void> {
    const entrants = [{ name: 'tensorflow', engine: await openTensorflow() }];
    for (const seed of seeds) {
      const graph = randomGraph(seed);
      const outcome = compareGraph(graph, entrants);
      if (outcome.status === 'failed') expect.fail(describeFailure(graph, outcome.mismatch));
    }
  }

  it.each(starts)(
    'from seed %i on: outputs, losses, gradients and steps equal the reference’s',
    (start) => compareSeeds(Array.from({ length: AT_ONCE }, (_, at) => start + at)),
    120_000,
  );

  it('stays right where it was once wrong', () => compareSeeds(ONCE_WRONG), 120_000);
});
