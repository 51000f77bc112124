/** The pages written as Markdown, in the language of this process; and the page of all keys. */
import { languageOf } from '../../contract/language';
import { locale, t } from '../../contract/text/text';
import { shortcutGroups } from '../shell/shortcuts';
import { code, paragraph, plainText, text, type Block, type Inline } from './blocks';
import { topicId } from './topic-id';
import type { Topic } from './topics';

/** In their order. */
export const GUIDE = [
  'getting-started',
  'panels',
  'engines',
  'files',
  'privacy',
  'troubleshooting',
] as const;

const PAGES = import.meta.glob<readonly Block[]>('./pages/*/*.md', { import: 'blocks' });

export async function loadGuide(): Promise<readonly Topic[]> {
  const pages = await Promise.all(GUIDE.map(loadPage));
  const [first, second, ...more] = pages;
  return [first, second, keyboardTopic(), ...more].filter((page) => page !== undefined);
}

async function loadPage(name: string): Promise<Topic> {
  const language = languageOf(locale());
  const load = PAGES[`./pages/${language}/${name}.md`];
  const [heading, ...blocks] = (await load?.()) ?? [];
  const title = heading?.type === 'heading' ? plainText(heading.content) : name;
  return { id: topicId('guide', name), group: 'guide', title, blocks, language };
}

function keyboardTopic(): Topic {
  const groups = shortcutGroups().flatMap(({ title, lines }): readonly Block[] => [
    { type: 'heading', level: 2, content: [text(title)] },
    {
      type: 'table',
      head: [[text(t('help.command'))], [text(t('help.keys'))]],
      rows: lines.map((line) => [[text(line.text)], keysOf(line.keys)]),
    },
  ]);
  const blocks = [paragraph(text(t('help.keyboardLead'))), ...groups];
  return { id: topicId('guide', 'keyboard'), group: 'guide', title: t('help.keyboard'), blocks };
}

function keysOf(keys: readonly string[]): readonly Inline[] {
  return keys.flatMap((key, index) =>
    index === 0 ? [code(key)] : [text(t('help.or')), code(key)],
  );
}
