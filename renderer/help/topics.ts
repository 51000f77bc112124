/** A page of the help, and finding it. Pure. */
import type { Language } from '../../contract/language';
import { blockText, type Block } from './blocks';

export const TOPIC_GROUPS = [
  'guide',
  'layers',
  'optimizers',
  'schedules',
  'losses',
  'metrics',
  'training',
  'weights',
] as const;
export type TopicGroup = (typeof TOPIC_GROUPS)[number];

export interface Topic {
  readonly id: string;
  readonly group: TopicGroup;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Of a page that is written in one, not made from the catalogue. */
  readonly language?: Language;
}

/** The topics that hold every word typed, at the beginning of one of theirs: by title first, then by text. All without a search. */
export function findTopics(topics: readonly Topic[], search: string): readonly Topic[] {
  const wanted = wordsOf(search);
  if (wanted.length === 0) return topics;
  return topics
    .map((topic) => ({ topic, score: scoreOf(topic, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ topic }) => topic);
}

function scoreOf({ title, blocks }: Topic, wanted: readonly string[]): number {
  const name = title.toLowerCase();
  if (name === wanted.join(' ')) return 4;
  if (name.startsWith(wanted.join(' '))) return 3;
  if (holdsAll(wordsOf(title), wanted)) return 2;
  return holdsAll([title, ...blocks.map(blockText)].flatMap(wordsOf), wanted) ? 1 : 0;
}

function holdsAll(words: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((part) => words.some((word) => word.startsWith(part)));
}

/** A name such as `kernel_initializer` counts whole and by its parts. */
function wordsOf(text: string): readonly string[] {
  const names = text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  return names.flatMap((name) => (name.includes('_') ? [name, ...name.split('_')] : [name]));
}
