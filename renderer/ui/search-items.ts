/** Finds items of a grouped list by what is typed, the best first. Pure. */

export interface SearchItem {
  readonly value: string;
  readonly label: string;
  readonly help?: string | undefined;
  /** Why it cannot be chosen now. */
  readonly reason?: string | undefined;
  /** The shortcut to show beside it. */
  readonly keys?: string | undefined;
}

export interface SearchGroup {
  readonly title: string;
  readonly items: readonly SearchItem[];
}

/** The groups that hold what is looked for: by its name, its group or a word of its help, in this order of weight. */
export function searchGroups(
  groups: readonly SearchGroup[],
  search: string,
): readonly SearchGroup[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return groups;
  const scored = groups.map(({ title, items }) => {
    const found = items
      .map((item) => ({ item, score: scoreOf(item, title, wanted) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score);
    return { title, items: found.map(({ item }) => item), best: found[0]?.score ?? 0 };
  });
  return scored.filter(({ best }) => best > 0).sort((a, b) => b.best - a.best);
}

function scoreOf({ label, help = '' }: SearchItem, title: string, wanted: string): number {
  const name = label.toLowerCase();
  if (name.startsWith(wanted)) return 4;
  if (name.includes(wanted)) return 3;
  if (title.toLowerCase().startsWith(wanted)) return 2;
  const words = help.toLowerCase().split(/[^\p{L}\d]+/u);
  return words.some((word) => word.startsWith(wanted)) ? 1 : 0;
}
