/** Finds commands by what is typed, loosely: of each word the letters in their order are enough. The best first. Pure. */
import { computeCommandScore } from 'bits-ui';
import type { SearchGroup } from '../ui/search-items';

/** Below this the letters are there, but so far apart that no one means them. */
const LEAST_SCORE = 0.02;

export function findCommands(
  groups: readonly SearchGroup[],
  search: string,
): readonly SearchGroup[] {
  const wanted = search.trim();
  if (wanted === '') return groups;
  const scored = groups.map(({ title, items }) => {
    const found = items
      .map((item) => ({ item, score: scoreOf(item.label, title, wanted) }))
      .filter(({ score }) => score > LEAST_SCORE)
      .sort((a, b) => b.score - a.score);
    return { title, items: found.map(({ item }) => item), best: found[0]?.score ?? 0 };
  });
  return scored.filter(({ best }) => best > 0).sort((a, b) => b.best - a.best);
}

/** By all that is typed, or, a little less, by its words in any order. */
function scoreOf(label: string, title: string, wanted: string): number {
  const score = (part: string) => computeCommandScore(label, part, [title]);
  return Math.max(score(wanted), 0.9 * Math.min(...wanted.split(/\s+/).map(score)));
}
