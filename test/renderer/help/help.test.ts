import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../contract/language';
import { LAYER_KINDS } from '../../../contract/layers/registry';
import { LOSS_KINDS } from '../../../contract/losses/registry';
import { METRIC_KINDS } from '../../../contract/metrics/registry';
import { OPTIMIZER_KINDS } from '../../../contract/optimizers/registry';
import { presetExperiment } from '../../../contract/presets';
import { SCHEDULE_KINDS } from '../../../contract/schedules/registry';
import { kerasName } from '../../../renderer/help/argument-table';
import { blockText, linksOf } from '../../../renderer/help/blocks';
import { catalogueTopics } from '../../../renderer/help/catalogue-topics';
import { GUIDE, loadGuide } from '../../../renderer/help/guide-pages';
import HelpScreen from '../../../renderer/help/HelpScreen.svelte';
import { topicId, topicOfField } from '../../../renderer/help/topic-id';
import { findTopics } from '../../../renderer/help/topics';
import { startLab } from '../../../renderer/state/start-lab';
import { blocksOf } from '../../../scripts/build/markdown.mjs';
import { prepareDom } from '../shell/prepare-dom';
import { FakeBackend, LIGHT } from '../state/fake-backend';
import WithLab from '../state/WithLab.svelte';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));
const topics = async () => [...(await loadGuide()), ...catalogueTopics()];
const textOf = (id: string): string => {
  const topic = catalogueTopics().find((each) => each.id === id);
  return topic?.blocks.map(blockText).join(' ') ?? '';
};

beforeAll(prepareDom);
afterEach(cleanup);

describe('the pages of the help', () => {
  it('tell of every layer, optimizer, schedule, loss and metric of the contract', () => {
    const ids = catalogueTopics().map(({ id }) => id);
    const expected = [
      ...LAYER_KINDS.map((kind) => topicId('layer', kind)),
      ...OPTIMIZER_KINDS.map((kind) => topicId('optimizer', kind)),
      ...SCHEDULE_KINDS.map((kind) => topicId('schedule', kind)),
      ...LOSS_KINDS.map((kind) => topicId('loss', kind)),
      ...METRIC_KINDS.map((kind) => topicId('metric', kind)),
    ];
    expect(ids).toEqual(expect.arrayContaining(expected));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('name arguments and defaults as Keras does', () => {
    expect(kerasName('kernelInitializer')).toBe('kernel_initializer');
    expect(kerasName('beta1')).toBe('beta_1');
    const conv = textOf('layer-Conv2D');
    expect(conv).toContain('keras.layers.Conv2D');
    expect(conv).toMatch(/kernel_size \(3, 3\)/);
    expect(conv).toMatch(/kernel_initializer glorot_uniform/);
    expect(conv).toMatch(/kernel_regularizer None/);
    expect(conv).toMatch(/use_bias True/);
    expect(textOf('optimizer-Adam')).toMatch(/learning_rate 0\.001/);
    expect(textOf('weights-initializer')).toContain('stddev=0.05');
  });

  it('lead nowhere but to each other', async () => {
    const all = await topics();
    const ids = new Set(all.map(({ id }) => id));
    const links = all.flatMap(({ blocks }) => linksOf(blocks));
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((link) => !ids.has(link))).toEqual([]);
  });

  it('are written for every language, each with a title', async () => {
    const folder = path.join(import.meta.dirname, '../../../renderer/help/pages');
    expect(readdirSync(folder).sort()).toEqual(Object.keys(LANGUAGES).sort());
    for (const language of Object.keys(LANGUAGES)) {
      const files = readdirSync(path.join(folder, language)).sort();
      expect(files).toEqual(GUIDE.map((name) => `${name}.md`).sort());
      for (const file of files) {
        const blocks = blocksOf(readFileSync(path.join(folder, language, file), 'utf8'));
        const [first] = blocks;
        expect(first).toMatchObject({ type: 'heading', level: 1 });
        const links = linksOf(blocks);
        const english = blocksOf(readFileSync(path.join(folder, 'en', file), 'utf8'));
        expect(links, `${language}/${file}`).toEqual(linksOf(english));
        expect(blocks.map(({ type }) => type)).toEqual(english.map(({ type }) => type));
      }
    }
    const titles = (await loadGuide()).map(({ title }) => title);
    expect(titles).toContain('Getting started');
    expect(titles).toContain('Keyboard');
  });
});

describe('Markdown at build time', () => {
  it('becomes plain blocks', () => {
    expect(blocksOf('# A *b*\n\nTo [Dense](#layer-Dense) `x`\n\n1. one')).toEqual([
      {
        type: 'heading',
        level: 1,
        content: [
          { type: 'text', text: 'A ' },
          { type: 'em', content: [{ type: 'text', text: 'b' }] },
        ],
      },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'To ' },
          { type: 'link', topic: 'layer-Dense', content: [{ type: 'text', text: 'Dense' }] },
          { type: 'text', text: ' ' },
          { type: 'code', text: 'x' },
        ],
      },
      { type: 'list', isOrdered: true, items: [[{ type: 'text', text: 'one' }]] },
    ]);
  });

  it.each([
    ['markup', 'a <b>b</b>'],
    ['a picture', '![a](b.png)'],
    ['an address', '[a](https://example.org)'],
  ])('refuses %s', (_what, markdown) => {
    expect(() => blocksOf(markdown)).toThrow(/help/);
  });
});

describe('finding a page', () => {
  it('takes the title before the text, and wants every word', async () => {
    const all = await topics();
    const titles = (search: string) => findTopics(all, search).map(({ title }) => title);
    expect(titles('dropout')[0]).toBe('Dropout');
    expect(titles('dense')[0]).toBe('Dense');
    expect(titles('kernel_init conv2')[0]).toBe('Conv2D');
    expect(titles('learning rate').length).toBeGreaterThan(3);
    expect(titles('overfit')).toContain('When something goes wrong');
    expect(titles('dropout zebra')).toEqual([]);
    expect(titles(' ')).toHaveLength(all.length);
  });

  it('knows the page of a field by its place', () => {
    const config = presetExperiment('tutorial');
    expect(topicOfField(config, ['layers', 1, 'units'])).toBe('layer-Dense');
    expect(topicOfField(config, ['optimizer', 'learningRate'])).toBe('optimizer-Adam');
    expect(topicOfField(config, ['training', 'epochs'])).toBe('training-run');
    expect(topicOfField(config, ['engine', 'kind'])).toBe('guide-engines');
    expect(topicOfField(config, ['layers', 9, 'units'])).toBeUndefined();
    expect(topicOfField(config, ['name'])).toBeUndefined();
  });
});

describe('the help screen', () => {
  async function open(topic?: string) {
    const lab = startLab(new FakeBackend().backend, LIGHT);
    lab.navigation.showHelp(topic);
    render(WithLab, { props: { lab, of: HelpScreen } });
    await settled();
    return { lab, search: screen.getByRole<HTMLInputElement>('searchbox') };
  }

  it('begins in the search field with the first page beside it', async () => {
    const { search } = await open();
    expect(document.activeElement).toBe(search);
    expect(screen.getByRole('heading', { name: 'Getting started' })).toBeTruthy();
  });

  it('opens at a page, and the focus is on its title', async () => {
    await open('layer-LSTM');
    expect(document.activeElement?.textContent).toBe('LSTM');
  });

  it('keeps the page that is read when another is looked for beside it', async () => {
    const { search } = await open('layer-LSTM');
    await fireEvent.keyDown(window, { key: 'f', ctrlKey: true });
    expect(document.activeElement).toBe(search);
    expect(screen.getByRole('heading', { name: 'LSTM' })).toBeTruthy();
  });

  it('walks by arrow keys and says that nothing was found', async () => {
    const { lab, search } = await open();
    await fireEvent.input(search, { target: { value: 'huber' } });
    await fireEvent.keyDown(search, { key: 'Enter' });
    const entry = document.activeElement as HTMLElement;
    expect(entry.textContent.trim()).toBe('huber');
    await fireEvent.click(entry);
    expect(lab.navigation.topic).toBe('loss-huber');
    await fireEvent.keyDown(entry, { key: 'ArrowUp' });
    expect(document.activeElement).not.toBe(entry);
    await fireEvent.input(search, { target: { value: 'banana' } });
    expect(screen.getByRole('status').textContent).toBe('No page of the help is about “banana”.');
  });
});
