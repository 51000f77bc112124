import { afterAll, describe, expect, it } from 'vitest';
import type { SampleData } from '../../../engine/engine';
import { ReferenceEngine } from '../../../engine/reference/reference-engine';
import { compareGraph, describeFailure } from '../../support/random-graphs/compare';
import { builtinEntrants } from '../../support/random-graphs/entrants';
import { FAULTS, FaultyReference } from '../../support/random-graphs/mutants';
import { definition } from '../../support/random-graphs/observations';
import { randomGraph, type RandomGraph } from '../../support/random-graphs/random-graph';
import { shrinkGraph } from '../../support/random-graphs/shrink';

const COUNT = 300;
const AT_ONCE = 50;
/** Graphs that a fault is looked for in. */
const FAULTY = 16;
/** More kinks than these would mean that the comparison looks away too often. */
const MOST_SKIPPED = 0.02;

const entrants = builtinEntrants();
let skipped = 0;

afterAll(() => {
  for (const { engine } of entrants) engine.dispose();
});

describe('random graphs', () => {
  const starts = Array.from({ length: COUNT / AT_ONCE }, (_, group) => group * AT_ONCE);
  it.each(starts)(
    'from seed %i on: outputs, losses, gradients and steps equal the reference’s',
    (start) => {
      for (let seed = start; seed < start + AT_ONCE; seed++) {
        const graph = randomGraph(seed);
        const outcome = compareGraph(graph, entrants);
        if (outcome.status === 'failed') expect.fail(describeFailure(graph, outcome.mismatch));
        if (outcome.status === 'skipped') skipped++;
      }
    },
  );

  it('are seldom left out', () => {
    expect(skipped).toBeLessThan(MOST_SKIPPED * COUNT);
  });

  it('are the same for the same seed', () => {
    expect(randomGraph(7)).toEqual(randomGraph(7));
    expect(randomGraph(7)).not.toEqual(randomGraph(8));
  });
});

/** Sees every input a ten-thousandth larger than it is. */
class WrongEngine extends ReferenceEngine {
  override load(data: SampleData) {
    return super.load({ ...data, inputs: data.inputs.map((value) => value * 1.0001) });
  }
}

describe('the comparison', () => {
  const wrong = [{ name: 'wrong', engine: new WrongEngine('for a test') }];
  const isFailing = (graph: RandomGraph) => compareGraph(graph, wrong).status === 'failed';
  const graphs = Array.from({ length: 60 }, (_, seed) => randomGraph(seed)).filter(
    ({ inputs, layers }) => inputs === 'floats' && layers.length > 2,
  );

  it('finds an engine wrong that is off by a ten-thousandth', () => {
    // Some saturate, and hardly depend on their inputs.
    const found = graphs.filter((graph) => isFailing(graph));
    expect(found.length).toBeGreaterThan(0.85 * graphs.length);
  });

  it.each(FAULTS.map((fault) => [fault.name, fault] as const))(
    'finds %s',
    (_name, fault) => {
      const engine = new FaultyReference(fault);
      const outcomes: string[] = [];
      for (let seed = 0; seed < COUNT && outcomes.length < FAULTY; seed++) {
        const graph = randomGraph(seed);
        if (!engine.isIn(definition(graph))) continue;
        const { status } = compareGraph(graph, [{ name: 'faulty', engine }]);
        // At a kink the comparison says nothing.
        if (status !== 'skipped') outcomes.push(status);
      }
      const found = outcomes.filter((status) => status === 'failed');
      expect(outcomes).toHaveLength(FAULTY);
      // A network that ends in a softmax of one number, or saturates, hides whatever is wrong before.
      expect(found.length).toBeGreaterThan(0.8 * FAULTY);
    },
    120_000,
  );

  it('makes the graph that shows it small', () => {
    const large = graphs.find((graph) => isFailing(graph))!;
    const small = shrinkGraph(large, isFailing);
    expect(isFailing(small)).toBe(true);
    expect(small.layers.length).toBeLessThan(large.layers.length);
    expect(small.batches).toEqual([1, 1, 1]);
  });
});
