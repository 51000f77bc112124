// Turns Markdown pages into plain data at build time: no parser and no markup goes into the window.

import { Lexer } from 'marked';

/** @import { Block, Inline } from '../../renderer/help/blocks' */
/** @import { Token, Tokens } from 'marked' */

/**
 * The Vite plugin: a `.md` file is a module that exports its `blocks`.
 * @returns {import('vite').Plugin}
 */
export function markdownPages() {
  return {
    name: 'markdown-pages',
    transform(code, id) {
      if (!id.split('?')[0]?.endsWith('.md')) return undefined;
      return {
        code: `export const blocks = ${JSON.stringify(blocksOf(code))};`,
        map: null,
        moduleType: 'js',
      };
    },
  };
}

/**
 * @param {string} markdown
 * @returns {Block[]} Throws at what a help page cannot show: pictures, markup, addresses outside the help.
 */
export function blocksOf(markdown) {
  return new Lexer()
    .lex(markdown)
    .filter(({ type }) => type !== 'space')
    .map(blockOf);
}

/** @param {Token} token @returns {Block} */
function blockOf(token) {
  switch (token.type) {
    case 'heading':
      return { type: 'heading', level: token['depth'], content: inlinesOf(token) };
    case 'paragraph':
      return { type: 'paragraph', content: inlinesOf(token) };
    case 'code':
      return { type: 'code', text: token['text'] };
    case 'list': {
      const { ordered, items } = /** @type {Tokens.List} */ (token);
      return { type: 'list', isOrdered: ordered, items: items.map(itemOf) };
    }
    case 'table': {
      const { header, rows } = /** @type {Tokens.Table} */ (token);
      return {
        type: 'table',
        head: header.map(inlinesOf),
        rows: rows.map((row) => row.map(inlinesOf)),
      };
    }
    default:
      throw new Error(`A help page cannot hold ${token.type}: ${token.raw}`);
  }
}

/** @param {Tokens.ListItem} item @returns {Inline[]} */
function itemOf({ tokens, raw }) {
  const [first, ...more] = tokens;
  if (first === undefined || more.length > 0) throw new Error(`A list item is one line: ${raw}`);
  return inlinesOf(first);
}

/** @param {Token | Tokens.TableCell} token @returns {Inline[]} */
function inlinesOf(token) {
  return 'tokens' in token ? (token.tokens ?? []).map(inlineOf) : [];
}

/** @param {Token} token @returns {Inline} */
function inlineOf(token) {
  switch (token.type) {
    case 'text':
    case 'escape':
      return { type: 'text', text: token['text'].replaceAll('\n', ' ') };
    case 'strong':
    case 'em':
      return { type: token.type, content: inlinesOf(token) };
    case 'codespan':
      return { type: 'code', text: token['text'] };
    case 'link': {
      const [, topic] = /^#(.+)$/.exec(token['href']) ?? [];
      if (topic === undefined) throw new Error(`A help page leads to no address: ${token.raw}`);
      return { type: 'link', topic, content: inlinesOf(token) };
    }
    default:
      throw new Error(`A line of help cannot hold ${token.type}: ${token.raw}`);
  }
}
