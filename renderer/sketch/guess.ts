/** What ten probabilities say in words: the best guess, how sure it is, and what it might be instead. */

/** Below this probability the best guess is called "not sure". */
export const SURE_FROM = 0.6;

export interface Guess {
  readonly best: number;
  readonly probability: number;
  readonly isSure: boolean;
  /** The classes after the best one, most likely first. */
  readonly others: readonly number[];
}

/** Undefined if there is nothing to choose from. */
export function guessFrom(probabilities: readonly number[]): Guess | undefined {
  const order = probabilities
    .map((probability, index) => ({ probability, index }))
    .sort((a, b) => b.probability - a.probability);
  const best = order[0];
  if (best === undefined) return undefined;
  return {
    best: best.index,
    probability: best.probability,
    isSure: best.probability >= SURE_FROM,
    others: order.slice(1).map(({ index }) => index),
  };
}
